Feature: Missing calls are copied to the backup

  A backup that was restarted, or that lost its HA connection, lacks calls that the primary has. Once the HA connection is
  established the pair compares its calls, and the primary copies those that the backup lacks.

  @sync.missing-after-restart
  Rule: A restarted backup gets the calls that exist only on the primary

    Scenario Outline: A backup that is restarted with <calls> calls in progress gets them all
      Given a pair in service
      And <calls> calls in progress
      When the backup is restarted
      Then all missing calls come to the backup

      Examples:
        | calls |
        | 0     |
        | 1     |
        | 500   |
        | 501   |
        | 1200  |

    Scenario: A backup that was killed gets the calls when it is started
      Given a pair in service
      And 300 calls in progress
      When the backup is killed
      And the stopped member is started
      Then all missing calls come to the backup

    Scenario: Calls that began while the backup was stopped are copied too
      Given a pair in service
      And 100 calls in progress
      When the backup is stopped
      And 150 calls begin
      And the stopped member is started
      Then all missing calls come to the backup
      And the pair becomes ready for switchover within 61 seconds
      And no call is lost

    Scenario: A backup that is restarted twice gets the calls twice
      Given a pair in service
      And 250 calls in progress
      When the backup is restarted
      Then all missing calls come to the backup
      When the backup is restarted
      Then all missing calls come to the backup

    Scenario: A backup that is restarted during synchronization gets all the calls
      Given a pair in service
      And the option for calls at once is set to 200
      And 700 calls in progress
      When the backup is restarted
      And 1.5 seconds pass
      And the backup is restarted
      Then all missing calls come to the backup

    Scenario: A backup that has become so by a switchover gets the calls after a restart
      Given a pair that is ready for switchover
      And 300 calls in progress
      When a switchover is ordered
      And the backup is restarted
      Then all missing calls come to the backup

    Scenario: The killed primary comes back as backup and gets the calls
      Given a pair in service
      And 300 calls in progress
      When the primary is killed
      And the stopped member is started
      And the backup is restarted
      Then all missing calls come to the backup

  @sync.missing-after-link-loss
  Rule: After a lost HA connection the backup gets the calls that it lacks

    Scenario Outline: <missing> calls that began without an HA connection are copied
      Given a pair in service
      And <missing> calls that the backup lacks
      When the HA connection is restored
      Then all missing calls come to the backup

      Examples:
        | missing |
        | 1       |
        | 199     |
        | 500     |
        | 501     |
        | 1001    |

    Scenario: The calls are really missing before and really there after
      Given a pair in service
      And 40 calls that the backup lacks
      Then the backup does not have these calls yet
      When the HA connection is restored
      Then all missing calls come to the backup
      And the pair becomes ready for switchover within 61 seconds
      When a switchover is ordered
      Then no call is lost

    Scenario: A connection that is lost twice leaves nothing missing
      Given a pair in service
      And 120 calls that the backup lacks
      When the HA connection is restored
      And the HA connection is lost
      And 130 calls begin
      And the HA connection is restored
      Then all missing calls come to the backup

    Scenario: A connection that is lost during synchronization leaves nothing missing
      Given a pair in service
      And the option for calls at once is set to 200
      And 900 calls that the backup lacks
      When the HA connection is restored
      And 1.5 seconds pass
      And the HA connection is lost
      And 100 calls begin
      And the HA connection is restored
      Then all missing calls come to the backup

    Scenario: Calls from before, during and after the loss all come to the backup
      Given a pair in service
      And 50 calls in progress
      And 60 calls that the backup lacks
      When the HA connection is restored
      And 70 calls begin
      Then all missing calls come to the backup
      And these calls are on the backup at once
      And the pair becomes ready for switchover within 61 seconds
      When a switchover is ordered
      Then no call is lost

    Scenario: Missing calls are copied beside multisite calls that go on
      Given a pair in service
      And 300 calls that the backup lacks
      And 5 multisite calls that the backup lacks
      When the HA connection is restored
      Then all missing calls come to the backup

    @open-reading
    Scenario: Calls that ended without an HA connection may leave the backup or stay
      Given a pair in service
      And 20 calls in progress
      When the HA connection is lost
      And these calls end
      And the HA connection is restored
      And 2 seconds pass
      Then it is noted whether the backup still has the ended calls
