Feature: Readiness for an upgrade

  A member may be upgraded when it runs as backup, and never while it runs as primary. Nothing else counts.

  @ready.upgrade.primary-never
  Rule: A primary is never ready for an upgrade

    Scenario: Not right after the HA connection is established
      Given a pair in service
      Then the primary is not ready for upgrade

    Scenario: Not when it is ready for a switchover
      Given a pair that is ready for switchover
      Then the primary is not ready for upgrade

    Scenario: Not without an HA connection
      Given a pair in service
      When the HA connection is lost
      Then the primary is not ready for upgrade

    Scenario Outline: Not without a backup that is <gone>
      Given a pair in service
      When the backup is <gone>
      Then the primary is not ready for upgrade

      Examples:
        | gone    |
        | stopped |
        | killed  |

    Scenario: Not during synchronization
      Given a pair in service
      And 1200 calls that the backup lacks
      When the HA connection is restored
      Then the primary is not ready for upgrade

    Scenario: Not with no calls at all for a long time
      Given a pair that is ready for switchover
      Then the primary stays not ready for upgrade for 30 seconds

    Scenario: Not when it has just become primary by a switchover
      Given a pair that is ready for switchover
      When a switchover is ordered
      Then the primary is not ready for upgrade

    Scenario: Not when it has just become primary by a failover
      Given a pair in service
      When the primary is killed
      Then the primary is not ready for upgrade

    Scenario: Not while multisite calls go on
      Given a pair in service
      And 2 multisite calls that the backup lacks
      When the HA connection is restored
      Then the primary is not ready for upgrade

  @ready.upgrade.backup-always
  Rule: A backup is always ready for an upgrade

    Scenario: Right after the HA connection is established
      Given a pair in service
      Then the backup is ready for upgrade

    Scenario: When it is ready for a switchover
      Given a pair that is ready for switchover
      Then the backup is ready for upgrade

    Scenario: Without an HA connection
      Given a pair in service
      When the HA connection is lost
      Then the backup is ready for upgrade
      And the backup stays ready for upgrade for 10 seconds

    Scenario: During synchronization
      Given a pair in service
      And 1200 calls that the backup lacks
      When the HA connection is restored
      Then the backup is ready for upgrade

    Scenario: While it lacks calls and has no HA connection
      Given a pair in service
      And 100 calls that the backup lacks
      Then the backup is ready for upgrade

    Scenario: When it was just started
      Given a pair in service
      And 100 calls in progress
      When the backup is restarted
      Then the backup is ready for upgrade

    Scenario: When it has just become backup by a switchover
      Given a pair that is ready for switchover
      When a switchover is ordered
      Then the backup is ready for upgrade

    Scenario: When it comes back as backup after a failover
      Given a pair in service
      When the primary is killed
      And the stopped member is started
      Then the backup is ready for upgrade

    Scenario: While multisite calls from before go on
      Given a pair in service
      And 2 multisite calls that the backup lacks
      When the HA connection is restored
      Then the backup is ready for upgrade

  @ready.upgrade.follows-role
  Rule: Readiness for an upgrade follows the role that a member runs in

    Scenario: A switchover exchanges the readiness of the members
      Given a pair that is ready for switchover
      When a switchover is ordered
      Then the members have exchanged their roles
      And the primary is not ready for upgrade
      And the backup is ready for upgrade

    Scenario: Two switchovers bring it back
      Given a pair that is ready for switchover
      When a switchover is ordered
      And both members become ready for switchover
      And a switchover is ordered
      Then the members have their first roles
      And the primary is not ready for upgrade
      And the backup is ready for upgrade

    Scenario: A failover leaves one primary, which is not ready
      Given a pair in service
      When the primary is killed
      Then the primary is not ready for upgrade

    Scenario: A member that was primary and comes back as backup is ready
      Given a pair in service
      When the primary is stopped
      And the stopped member is started
      Then the members have exchanged their roles
      And the primary is not ready for upgrade
      And the backup is ready for upgrade

    Scenario: A switchover without an HA connection exchanges it as well
      Given a pair in service
      When the HA connection is lost
      And a switchover is ordered
      Then the members have exchanged their roles
      And the primary is not ready for upgrade
      And the backup is ready for upgrade

    Scenario: The roles stay exchanged
      Given a pair that is ready for switchover
      When a switchover is ordered
      Then the primary stays not ready for upgrade for 20 seconds
      And the members have exchanged their roles
