Feature: Readiness time after time, and over a long time

  What a member reports depends on its conditions: not on how long it has run, and not on how often it has been there before.

  @ready.primary.all @ready.backup.all
  Rule: A pair whose conditions hold is ready, the first time and every time, and stays so

    @slow
    Scenario: A ready pair stays ready for minutes
      Given a pair that is ready for switchover
      When 150 seconds pass
      Then the primary is ready for switchover
      And the backup is ready for switchover

    @long
    Scenario: A ready pair stays ready for two days
      Given a pair that is ready for switchover
      And 50 calls in progress
      When 2 days pass
      Then the primary is ready for switchover
      And the backup is ready for switchover

    Scenario: A pair is ready again after each of three switchovers
      Given a pair in service
      When 3 switchovers are ordered, each with both members ready
      Then both members are ready again

    Scenario: A pair is ready again after a switchover without an HA connection
      Given a pair in service
      When the HA connection is lost
      And a switchover is ordered
      And the HA connection is restored
      Then both members are ready again

    Scenario: A pair becomes ready after its sixth HA connection
      Given a pair in service
      When the HA connection is lost and restored 5 times
      Then the pair becomes ready for switchover within 61 seconds

    Scenario: A pair becomes ready after the fourth restart of the backup
      Given a pair in service
      When the backup is restarted 4 times
      Then the pair becomes ready for switchover within 61 seconds

  @ready.primary.connection @ready.backup.connection
  Rule: Without an HA connection neither member is ready, however long it is lost

    @long
    Scenario: A ready pair that loses its HA connection for an hour
      Given a pair that is ready for switchover
      And 20 calls in progress
      When the HA connection is lost
      And an hour passes
      Then the primary is not ready for switchover
      And the backup is not ready for switchover

    Scenario: A pair that was switched over and loses its HA connection
      Given a pair that is ready for switchover
      When a switchover is ordered
      And both members become ready for switchover
      And the HA connection is lost
      Then the primary is not ready for switchover
      And the backup is not ready for switchover

    Scenario: A backup that is restarted without an HA connection
      Given a pair in service
      When the HA connection is lost
      And the backup is restarted
      Then the backup is not ready for switchover
      And the primary is not ready for switchover

  @ready.primary.sixty-seconds
  Rule: The 60 seconds begin anew every time

    @boundary
    Scenario Outline: The HA connection was lost <times> times: the primary <seconds> s after it was last established
      Given a pair in service
      When the HA connection is lost and restored <times> times
      And <seconds> seconds have passed since the HA connection was established
      Then the primary is <readiness> for switchover

      Examples:
        | times | seconds | readiness       |
        | 2     | 59.9    | still not ready |
        | 6     | 59.9    | still not ready |
        | 6     | 60      | ready           |

    Scenario: The backup was restarted three times
      Given a pair in service
      When the backup is restarted 3 times
      And 59.9 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

    @long
    Scenario: The HA connection is lost after an hour in service
      Given a pair in service
      When an hour passes
      And the HA connection is lost
      And the HA connection is restored
      And 59.9 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

  @ready.primary.calls-synchronized @slow
  Rule: Every synchronization holds the primary, to its last call

    Scenario: Copying at the third HA connection holds the primary
      Given a pair in service
      And the option for calls at once is set to 200
      When the HA connection is lost and restored 1 times
      Given 12600 calls that the backup lacks
      When the HA connection is restored
      And 61 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

    Scenario: Copying to a backup that was restarted three times holds the primary
      Given a pair in service
      And the option for calls at once is set to 200
      And 12600 calls in progress
      When the backup is restarted 3 times
      And 61 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

    Scenario: The last five calls hold the primary
      Given a pair in service
      And the option for calls at once is set to 200
      And 12405 calls that the backup lacks
      When the HA connection is restored
      And 61.5 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

    Scenario: New calls that begin and end do not stand for the missing ones
      Given a pair in service
      And the option for calls at once is set to 200
      And 12600 calls that the backup lacks
      When the HA connection is restored
      And 60 seconds have passed since the HA connection was established
      And 700 calls begin
      And these calls end
      And 61 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

  @ready.primary.multisite-finished @multisite
  Rule: Each of the multisite calls from before holds the primary until it finishes, and no longer

    Scenario: Multisite calls that finish without an HA connection hold nothing
      Given a pair in service
      And 2 multisite calls that the backup lacks
      When all multisite calls end
      And the HA connection is restored
      And 61 seconds have passed since the HA connection was established
      Then the primary is ready for switchover

    Scenario: The end of new multisite calls does not release the primary
      Given a pair in service
      And 2 multisite calls that the backup lacks
      When the HA connection is restored
      And 3 multisite calls begin
      And these calls end
      And 61 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

    Scenario: 256 multisite calls from before hold the primary at the third HA connection
      Given a pair in service
      When the HA connection is lost and restored 1 times
      Given 256 multisite calls that the backup lacks
      When the HA connection is restored
      And 61 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

    @long
    Scenario: A multisite call that goes on for an hour holds the primary for as long
      Given a pair in service
      And 1 multisite call that the backup lacks
      When the HA connection is restored
      And an hour passes
      Then the primary is not ready for switchover
      When all multisite calls end
      Then the primary is ready for switchover

  @ready.backup.calls-synchronized
  Rule: Every synchronization holds the backup

    Scenario: The backup is not ready at the third synchronization either
      Given a pair in service
      And the option for calls at once is set to 200
      When the HA connection is lost and restored 2 times
      Given 1001 calls that the backup lacks
      When the HA connection is restored
      And 4.9 seconds have passed since the HA connection was established
      Then the backup is still not ready for switchover

    Scenario: A backup that was restarted three times is not ready while calls are being copied
      Given a pair in service
      And the option for calls at once is set to 200
      And 1001 calls in progress
      When the backup is restarted 3 times
      And 4.9 seconds have passed since the HA connection was established
      Then the backup is still not ready for switchover

    Scenario: A backup that has most of the calls is not ready
      Given a pair in service
      And the option for calls at once is set to 200
      And 2000 calls in progress
      And 401 calls that the backup lacks
      When the HA connection is restored
      And 1.9 seconds have passed since the HA connection was established
      Then the backup is still not ready for switchover

  @ready.upgrade.primary-never @ready.upgrade.backup-always @ready.upgrade.follows-role
  Rule: Roles stay as they are, and readiness for an upgrade with them

    @slow
    Scenario: A pair keeps its roles for minutes
      Given a pair in service
      When 160 seconds pass
      Then the members have their first roles
      And the primary is not ready for upgrade
      And the backup is ready for upgrade

    @long
    Scenario: A pair keeps its roles for a day
      Given a pair in service
      When a day passes
      Then the members have their first roles
      And the primary is not ready for upgrade
      And the backup is ready for upgrade

    @long
    Scenario: A pair keeps its roles for an hour without an HA connection
      Given a pair in service
      When the HA connection is lost
      And an hour passes
      Then the members have their first roles
      And the primary is not ready for upgrade
      And the backup is ready for upgrade

    Scenario: A third switchover exchanges the readiness of the members as the first one did
      Given a pair in service
      When 3 switchovers are ordered, each with both members ready
      Then the members have exchanged their roles
      And the primary is not ready for upgrade
      And the backup is ready for upgrade

    Scenario: A backup that is restarted without an HA connection is a backup
      Given a pair in service
      When the HA connection is lost
      And the backup is restarted
      Then the members have their first roles
      And the primary is not ready for upgrade
      And the backup is ready for upgrade
