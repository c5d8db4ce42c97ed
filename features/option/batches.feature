Feature: Batches of missing calls

  Option ha-max-calls-sync-at-once says how many missing calls are copied at once. After so many the primary waits for one
  second before it goes on.

  @option.batch-limit
  Rule: No more missing calls are copied at once than the option says

    @boundary
    Scenario Outline: <missing> missing calls at a limit of <limit>
      Given a pair in service
      And the option for calls at once is set to <limit>
      And <missing> calls that the backup lacks
      When the HA connection is restored
      Then at most <limit> calls are copied at once

      Examples: below, at and above the limit and its double
        | limit | missing |
        | 200   | 199     |
        | 200   | 200     |
        | 200   | 201     |
        | 200   | 400     |
        | 200   | 401     |
        | 500   | 499     |
        | 500   | 500     |
        | 500   | 501     |
        | 500   | 1000    |
        | 500   | 1001    |
        | 1000  | 999     |
        | 1000  | 1000    |
        | 1000  | 1001    |
        | 1000  | 2000    |
        | 1000  | 2001    |

    Scenario: The limit holds for a restarted backup
      Given a pair in service
      And the option for calls at once is set to 200
      And 650 calls in progress
      When the backup is restarted
      Then at most 200 calls are copied at once

    Scenario: The limit holds for the second establishment too
      Given a pair in service
      And the option for calls at once is set to 200
      And 450 calls that the backup lacks
      When the HA connection is restored
      And the HA connection is lost
      And 450 calls begin
      And the HA connection is restored
      Then at most 200 calls are copied at once

    Scenario: The limit holds after a switchover
      Given a pair that is ready for switchover
      And the option for calls at once is set to 200
      When a switchover is ordered
      And the HA connection is lost
      And 450 calls begin
      And the HA connection is restored
      Then at most 200 calls are copied at once

    Scenario: The limit holds at the fourth HA connection
      Given a pair in service
      And the option for calls at once is set to 200
      When the HA connection is lost and restored 2 times
      Given 450 calls that the backup lacks
      When the HA connection is restored
      Then at most 200 calls are copied at once

    Scenario: The limit holds for a pair that has been in service for minutes
      Given a pair in service
      And the option for calls at once is set to 200
      When 100 seconds pass
      Given 450 calls that the backup lacks
      When the HA connection is restored
      Then at most 200 calls are copied at once

    Scenario: The limit holds for every one of many batches
      Given a pair in service
      And the option for calls at once is set to 200
      And 2900 calls that the backup lacks
      When the HA connection is restored
      Then at most 200 calls are copied at once

    Scenario: The limit holds while both kinds of calls exist
      Given a pair in service
      And the option for calls at once is set to 200
      And 450 calls that the backup lacks
      And 20 multisite calls that the backup lacks
      When the HA connection is restored
      Then at most 200 calls are copied at once

  @option.batch-pause
  Rule: There is a pause of one second between two batches

    @boundary
    Scenario Outline: <missing> missing calls at a limit of <limit> take their pauses
      Given a pair in service
      And the option for calls at once is set to <limit>
      And <missing> calls that the backup lacks
      When the HA connection is restored
      Then copying takes at least the pauses of batches of <limit>

      Examples:
        | limit | missing |
        | 200   | 200     |
        | 200   | 201     |
        | 200   | 400     |
        | 200   | 401     |
        | 200   | 1001    |
        | 500   | 501     |
        | 500   | 1001    |
        | 500   | 2501    |
        | 1000  | 1001    |
        | 1000  | 2001    |

    Scenario: The backup is not ready while the last batch waits for its pause
      Given a pair in service
      And the option for calls at once is set to 200
      And 1000 calls that the backup lacks
      When the HA connection is restored
      And 3 seconds have passed since the HA connection was established
      Then the backup is still not ready for switchover

    Scenario: The pauses do not go on without end
      Given a pair in service
      And the option for calls at once is set to 200
      And 1600 calls that the backup lacks
      When the HA connection is restored
      Then copying takes no longer than 50 seconds

    Scenario: The pauses are there for a restarted backup
      Given a pair in service
      And the option for calls at once is set to 200
      And 601 calls in progress
      When the backup is restarted
      Then copying takes at least the pauses of batches of 200

    Scenario: The pauses are there after the HA connection was lost twice
      Given a pair in service
      And the option for calls at once is set to 200
      And 300 calls that the backup lacks
      When the HA connection is restored
      And 3 seconds pass
      And the HA connection is lost
      And 601 calls begin
      And the HA connection is restored
      Then copying takes at least the pauses of batches of 200

    Scenario: The pauses are there at the fourth HA connection
      Given a pair in service
      And the option for calls at once is set to 200
      When the HA connection is lost and restored 2 times
      Given 601 calls that the backup lacks
      When the HA connection is restored
      Then copying takes at least the pauses of batches of 200

    Scenario: New calls do not shorten the pauses
      Given a pair in service
      And the option for calls at once is set to 200
      And 601 calls that the backup lacks
      When the HA connection is restored
      And 20 calls begin
      Then copying takes at least the pauses of batches of 200

    @long
    Scenario: The pauses are there after five hours in service
      Given a pair in service
      And the option for calls at once is set to 200
      When 5 hours pass
      Given 601 calls that the backup lacks
      When the HA connection is restored
      Then copying takes at least the pauses of batches of 200

    @open-reading
    Scenario Outline: A pause may follow the last batch of <missing> missing calls or not
      Given a pair in service
      And <missing> calls that the backup lacks
      When the HA connection is restored
      Then all missing calls come to the backup
      And it is noted whether the backup waits a second after the last batch

      Examples:
        | missing |
        | 100     |
        | 700     |
