Feature: Readiness of the backup for a switchover

  The backup is ready when two things hold: the HA connection is established, and all calls are on the backup. It does not
  wait for the 60 seconds.

  @ready.backup.all
  Rule: The backup is ready once both conditions hold, and in no other case

    Scenario Outline: The HA connection is <connection> and <missing> calls were missing
      Given a pair in service
      And the option for calls at once is set to 200
      And <missing> calls that the backup lacks
      When the HA connection is restored
      And <seconds> seconds have passed since the HA connection was established
      And the HA connection is left <connection>
      Then the backup is <readiness> for switchover

      Examples: all four combinations of the two conditions
        | connection  | missing | seconds | readiness       |
        | established | 150     | 45      | ready           |
        | established | 3000    | 10      | still not ready |
        | lost        | 150     | 45      | not ready       |
        | lost        | 3000    | 10      | not ready       |

    Scenario Outline: The backup does not wait for the 60 seconds after <missing> missing calls
      Given a pair in service
      And <missing> calls that the backup lacks
      When the HA connection is restored
      Then all missing calls come to the backup
      When 1 second passes
      Then the backup is ready for switchover

      Examples:
        | missing |
        | 0       |
        | 1       |
        | 500     |
        | 1001    |

    Scenario: A restarted backup is ready before the 60 seconds have passed
      Given a pair in service
      And 100 calls in progress
      When the backup is restarted
      Then all missing calls come to the backup
      When 1 second passes
      Then the backup is ready for switchover
      And the primary is still not ready for switchover

    Scenario: A ready backup stays ready
      Given a pair that is ready for switchover
      Then the backup stays ready for switchover for 20 seconds

    Scenario: A ready backup stays ready while calls begin and end
      Given a pair that is ready for switchover
      When 20 calls begin
      And 3 multisite calls begin
      And all calls end
      Then the backup stays ready for switchover for 5 seconds

  @ready.backup.connection
  Rule: The backup is not ready without an HA connection

    Scenario: A ready backup is no longer ready when the HA connection is lost
      Given a pair that is ready for switchover
      When the HA connection is lost
      Then the backup is not ready for switchover

    Scenario: The backup does not become ready while the HA connection stays lost
      Given a pair in service
      When the HA connection is lost
      Then the backup stays not ready for switchover for 65 seconds

    Scenario: The backup is ready again when the HA connection is restored
      Given a pair in service
      When the HA connection is lost
      Then the backup is not ready for switchover
      When the HA connection is restored
      And 1 second passes
      Then the backup is ready for switchover

    Scenario: The backup is not ready when the HA connection is lost a second time
      Given a pair in service
      When the HA connection is lost
      And the HA connection is restored
      And 2 seconds pass
      And the HA connection is lost
      Then the backup is not ready for switchover

    Scenario: The backup is not ready when the HA connection is lost during synchronization
      Given a pair in service
      And the option for calls at once is set to 200
      And 1000 calls that the backup lacks
      When the HA connection is restored
      And 1.5 seconds pass
      And the HA connection is lost
      Then the backup stays not ready for switchover for 10 seconds

    Scenario: The member that became backup by a switchover is not ready without an HA connection
      Given a pair that is ready for switchover
      When a switchover is ordered
      And the HA connection is lost
      Then the backup is not ready for switchover

  @ready.backup.calls-synchronized
  Rule: The backup is not ready until all calls are on it

    @boundary
    Scenario Outline: <missing> missing calls at 200 at once are not all there: the backup at <seconds> s
      Given a pair in service
      And the option for calls at once is set to 200
      And <missing> calls that the backup lacks
      When the HA connection is restored
      And <seconds> seconds have passed since the HA connection was established
      Then the backup is still not ready for switchover

      Examples:
        | missing | seconds |
        | 201     | 0       |
        | 201     | 0.9     |
        | 401     | 1.9     |
        | 1001    | 4.9     |

    Scenario: The backup is not ready while calls are being copied to it after a restart
      Given a pair in service
      And the option for calls at once is set to 200
      And 1001 calls in progress
      When the backup is restarted
      And 4.9 seconds have passed since the HA connection was established
      Then the backup is still not ready for switchover

    Scenario: The backup is not ready at the second synchronization either
      Given a pair in service
      And the option for calls at once is set to 200
      And 300 calls that the backup lacks
      When the HA connection is restored
      And 3 seconds pass
      And the HA connection is lost
      And 1001 calls begin
      And the HA connection is restored
      And 4.9 seconds have passed since the HA connection was established
      Then the backup is still not ready for switchover

    Scenario Outline: A backup that says it is ready has every one of <missing> missing calls
      Given a pair in service
      And the option for calls at once is set to 200
      And <missing> calls that the backup lacks
      When the HA connection is restored
      Then all missing calls come to the backup
      When 1 second passes
      Then the backup is ready for switchover

      Examples:
        | missing |
        | 20      |
        | 200     |
        | 201     |
        | 401     |
        | 1200    |

    @open-reading @multisite
    Scenario: With multisite calls from before in progress the pair is not ready, whatever the backup says
      Given a pair in service
      And 3 multisite calls that the backup lacks
      When the HA connection is restored
      And 65 seconds have passed since the HA connection was established
      Then the pair is not ready for switchover

    @open-reading @multisite
    Scenario: Multisite calls from before may hold the backup or not
      Given a pair in service
      And 30 calls that the backup lacks
      And 3 multisite calls that the backup lacks
      When the HA connection is restored
      Then all missing calls come to the backup
      And it is noted whether multisite calls from before hold the backup
      When all multisite calls end
      Then the backup is ready for switchover
