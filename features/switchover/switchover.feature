Feature: Switchover and failover

  A switchover while both members are ready loses no call. One that comes too early is a double failure: the document makes
  no promise for it.

  @switch.no-loss-when-ready
  Rule: A switchover while both members are ready loses no call

    Scenario Outline: <calls> calls in progress survive a switchover
      Given a pair in service
      And <calls> calls in progress
      And both members become ready for switchover
      When a switchover is ordered
      Then no call is lost

      Examples:
        | calls |
        | 1     |
        | 800   |

    Scenario Outline: <missing> calls that were missing survive a switchover once the pair is ready
      Given a pair in service
      And <missing> calls that the backup lacks
      When the HA connection is restored
      And both members become ready for switchover
      And a switchover is ordered
      Then no call is lost

      Examples:
        | missing |
        | 1       |
        | 1001    |

    Scenario: Multisite calls that began with the HA connection established survive a switchover
      Given a pair in service
      And 10 multisite calls begin
      And both members become ready for switchover
      When a switchover is ordered
      Then no call is lost

    Scenario: Calls that began a moment before the switchover survive it
      Given a pair that is ready for switchover
      Given 25 calls that both members have
      When a switchover is ordered
      Then no call is lost

    Scenario: Calls survive a switchover after the backup was restarted
      Given a pair in service
      And 400 calls in progress
      When the backup is restarted
      And both members become ready for switchover
      And a switchover is ordered
      Then no call is lost

    Scenario: Calls survive a switchover and the way back
      Given a pair in service
      And 100 calls in progress
      And both members become ready for switchover
      When a switchover is ordered
      And both members are ready again
      And 50 calls begin
      And a switchover is ordered
      Then no call is lost

    Scenario: Calls survive the failure of a primary that was ready
      Given a pair in service
      And 100 calls in progress
      And both members become ready for switchover
      When the primary is killed
      Then no call is lost

    @slow
    Scenario: Calls live on for minutes after a switchover
      Given a pair in service
      And 60 calls that both members have
      And both members become ready for switchover
      When a switchover is ordered
      And 120 seconds pass
      Then no call is lost

    @slow
    Scenario: Calls live on for minutes after the failure of a primary that was ready
      Given a pair in service
      And 60 calls that both members have
      And both members become ready for switchover
      When the primary is killed
      And 120 seconds pass
      Then no call is lost

    @long
    Scenario: Calls that have gone on for hours survive a switchover, and live on
      Given a pair in service
      And 60 calls that both members have
      And both members become ready for switchover
      When 3 hours pass
      And a switchover is ordered
      And an hour passes
      Then no call is lost

    Scenario: Calls survive three switchovers
      Given a pair in service
      And 60 calls that both members have
      When 3 switchovers are ordered, each with both members ready
      Then no call is lost

    Scenario: Calls survive a second failure after the first was mended
      Given a pair in service
      And 60 calls that both members have
      And both members become ready for switchover
      When the primary is killed
      And the stopped member is started
      And both members become ready for switchover
      And the primary is killed
      Then no call is lost

  @switch.double-failure
  Rule: A switchover or failover while a member is not ready is counted and not held against the pair

    Scenario: A switchover while the primary is not ready
      Given a pair in service
      And 20 calls in progress
      When a switchover is ordered too early, so that calls lost are counted and not held against the pair

    Scenario: A switchover while calls are missing
      Given a pair in service
      And the option for calls at once is set to 200
      And 1000 calls that the backup lacks
      When the HA connection is restored
      And a switchover is ordered too early, so that calls lost are counted and not held against the pair

    Scenario: A switchover while multisite calls from before go on
      Given a pair in service
      And 5 multisite calls that the backup lacks
      When the HA connection is restored
      And 61 seconds pass
      And a switchover is ordered too early, so that calls lost are counted and not held against the pair

    Scenario: A switchover without an HA connection
      Given a pair in service
      And 30 calls that the backup lacks
      When a switchover is ordered too early, so that calls lost are counted and not held against the pair

    Scenario: A failover while calls are missing
      Given a pair in service
      And 30 calls that the backup lacks
      When the primary is killed
      Then the calls that were lost are counted and not held against the pair
