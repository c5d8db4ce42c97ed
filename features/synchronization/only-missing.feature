Feature: Only missing calls are copied

  Calls that the backup already has are not copied again and cost no time.

  @sync.only-missing
  Rule: Calls that the backup already has take no place in a batch

    Scenario Outline: 4000 calls that the backup has do not delay <missing> missing ones
      Given a pair in service
      And the option for calls at once is set to 200
      And <missing> calls that the backup lacks
      When the HA connection is restored
      Then all missing calls come to the backup
      Given 4000 calls that both members have
      And <missing> calls that the backup lacks
      When the HA connection is restored
      Then copying takes no longer than 15 seconds more than the last time

      Examples: the 4000 would be twenty batches
        | missing |
        | 1       |
        | 200     |

    Scenario: A connection lost for a moment needs no copying
      Given a pair in service
      And the option for calls at once is set to 200
      And 4000 calls that both members have
      When the HA connection is lost
      And the HA connection is restored
      And 15 seconds pass
      Then the backup is ready for switchover

    Scenario: Every call is on the backup once
      Given a pair in service
      And 300 calls that both members have
      And 300 calls that the backup lacks
      When the HA connection is restored
      And 30 calls begin
      Then all missing calls come to the backup
      And each call is on the backup once

    Scenario: Every call is on the backup once after a connection that was lost during synchronization
      Given a pair in service
      And the option for calls at once is set to 200
      And 700 calls that the backup lacks
      When the HA connection is restored
      And 1.5 seconds pass
      And the HA connection is lost
      And the HA connection is restored
      Then all missing calls come to the backup
      And each call is on the backup once
