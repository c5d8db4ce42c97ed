Feature: Copying time after time, after a long time, and of many calls

  Calls are copied at every synchronization as at the first one, whenever it comes, and however many they are.

  @sync.missing-after-restart
  Rule: A restarted backup gets its calls, however many and however old they are

    Scenario: A backup that is restarted with 20500 calls in progress gets them all
      Given a pair in service
      And the option for calls at once is set to 1000
      And 20500 calls in progress
      When the backup is restarted
      And 25 seconds pass
      Then all missing calls come to the backup

    Scenario: A backup that is restarted without an HA connection gets the calls when that is restored
      Given a pair in service
      And 300 calls in progress
      When the HA connection is lost
      And the backup is restarted
      And the HA connection is restored
      Then all missing calls come to the backup

    @long
    Scenario: Calls that have gone on for hours come to a restarted backup
      Given a pair in service
      And 300 calls in progress
      When 5 hours pass
      And the backup is restarted
      Then all missing calls come to the backup

  @sync.missing-after-link-loss
  Rule: Missing calls come to the backup at every HA connection

    Scenario: Calls that began come to the backup when as many have ended
      Given a pair in service
      And 100 calls in progress
      When the HA connection is lost
      And these calls end
      Given 100 calls that the backup lacks
      When the HA connection is restored
      Then all missing calls come to the backup

    Scenario: Missing calls come to the backup at the fifth HA connection
      Given a pair in service
      When the HA connection is lost and restored 3 times
      Given 300 calls that the backup lacks
      When the HA connection is restored
      Then all missing calls come to the backup

    Scenario: Missing calls come to a backup that has been in service for minutes
      Given a pair in service
      When 100 seconds pass
      Given 300 calls that the backup lacks
      When the HA connection is restored
      Then all missing calls come to the backup

    @long
    Scenario: Missing calls come to the backup after an hour without an HA connection
      Given a pair in service
      And 300 calls that the backup lacks
      When an hour passes
      And the HA connection is restored
      Then all missing calls come to the backup

    @slow
    Scenario: 66000 missing calls come to the backup
      Given a pair in service
      And the option for calls at once is set to 1000
      And 66000 calls that the backup lacks
      When the HA connection is restored
      And 66 seconds pass
      Then all missing calls come to the backup

  @sync.new-calls
  Rule: New calls are copied at once, after any time

    @slow
    Scenario: New calls are copied at once after minutes
      Given a pair in service
      When 150 seconds pass
      And 10 calls begin
      Then these calls are on the backup at once

    @long
    Scenario: New calls are copied at once after a day
      Given a pair in service
      When a day passes
      And 10 calls begin
      Then these calls are on the backup at once

    Scenario: New calls are copied at once at the third HA connection
      Given a pair in service
      When the HA connection is lost and restored 2 times
      And 10 calls begin
      Then these calls are on the backup at once

    Scenario: New calls are copied at once after a second switchover
      Given a pair in service
      When 2 switchovers are ordered, each with both members ready
      And 10 calls begin
      Then these calls are on the backup at once

  @sync.only-missing
  Rule: Calls that the backup has are not copied again at any HA connection

    Scenario: Every call is on the backup once after the HA connection was lost time and again
      Given a pair in service
      And 30 calls that both members have
      When the HA connection is lost and restored 3 times
      Then each call is on the backup once

    Scenario: Every call is on the backup once after a switchover and a lost HA connection
      Given a pair in service
      And 30 calls that both members have
      And both members become ready for switchover
      When a switchover is ordered
      And the HA connection is lost
      And the HA connection is restored
      Then each call is on the backup once

  @sync.ended-call-leaves
  Rule: A call that ends during a later synchronization holds readiness no longer either

    Scenario: The backup is ready when missing calls end at the third HA connection
      Given a pair in service
      And the option for calls at once is set to 200
      When the HA connection is lost and restored 2 times
      Given 600 calls that the backup lacks
      When the HA connection is restored
      And copying has begun
      And the last 300 missing calls end
      Then all missing calls come to the backup
      When 1 second passes
      Then the backup is ready for switchover
