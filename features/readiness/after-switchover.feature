Feature: Readiness after a switchover

  The conditions are the same for the members in their new roles. Whether the 60 seconds start again is left open.

  @ready.primary.all @ready.backup.all
  Rule: After a switchover both members are ready once their conditions hold

    @open-reading
    Scenario: After a switchover both members become ready again
      Given a pair in service
      And 100 calls in progress
      And both members become ready for switchover
      When a switchover is ordered
      Then both members are ready for switchover, at once or after a new 60 seconds

    Scenario: The pair becomes ready again after a switchover that came too early
      Given a pair in service
      And 30 calls that the backup lacks
      When the HA connection is restored
      And a switchover is ordered too early, so that calls lost are counted and not held against the pair
      Then both members are ready again
