Feature: Readiness of the primary for a switchover

  The primary is ready when four things hold: the HA connection is established, 60 seconds have passed since, every ordinary
  call is on the backup, and every multisite call from before has finished.

  @ready.primary.all
  Rule: The primary is ready once all four conditions hold, and in no other case

    # At 200 at once 12600 missing calls are 63 batches, which need 62 seconds, and 6600 are 33, which need 32 seconds: at the
    # time of the look they are still being copied.
    Scenario Outline: The HA connection is <connection>, <seconds> s have passed, <missing> calls were missing, <multisite> multisite calls go on
      Given a pair in service
      And the option for calls at once is set to 200
      And <missing> calls that the backup lacks
      And <multisite> multisite calls that the backup lacks
      When the HA connection is restored
      And <seconds> seconds have passed since the HA connection was established
      And the HA connection is left <connection>
      Then the primary is <readiness> for switchover

      Examples: all sixteen combinations of the four conditions
        | connection  | seconds | missing | multisite | readiness       |
        | established | 60.5    | 150     | 0         | ready           |
        | established | 60.5    | 150     | 2         | still not ready |
        | established | 60.5    | 12600   | 0         | still not ready |
        | established | 60.5    | 12600   | 2         | still not ready |
        | established | 30      | 150     | 0         | still not ready |
        | established | 30      | 150     | 2         | still not ready |
        | established | 30      | 6600    | 0         | still not ready |
        | established | 30      | 6600    | 2         | still not ready |
        | lost        | 60.5    | 150     | 0         | not ready       |
        | lost        | 60.5    | 150     | 2         | not ready       |
        | lost        | 60.5    | 12600   | 0         | not ready       |
        | lost        | 60.5    | 12600   | 2         | not ready       |
        | lost        | 30      | 150     | 0         | not ready       |
        | lost        | 30      | 150     | 2         | not ready       |
        | lost        | 30      | 6600    | 0         | not ready       |
        | lost        | 30      | 6600    | 2         | not ready       |

    Scenario: A ready primary stays ready
      Given a pair that is ready for switchover
      Then the primary stays ready for switchover for 30 seconds

    Scenario: A ready primary stays ready while calls begin and end
      Given a pair that is ready for switchover
      When 20 calls begin
      And 3 multisite calls begin
      And all calls end
      Then the primary stays ready for switchover for 5 seconds

    Scenario: The last condition to hold is the end of a multisite call
      Given a pair in service
      And 1 multisite call that the backup lacks
      When the HA connection is restored
      And 65 seconds have passed since the HA connection was established
      And all multisite calls end
      Then the primary is ready for switchover

  @ready.primary.connection
  Rule: The primary is not ready without an HA connection

    Scenario: A ready primary is no longer ready when the HA connection is lost
      Given a pair that is ready for switchover
      When the HA connection is lost
      Then the primary is not ready for switchover

    Scenario: The primary does not become ready while the HA connection stays lost
      Given a pair that is ready for switchover
      When the HA connection is lost
      Then the primary stays not ready for switchover for 65 seconds

    Scenario Outline: A ready primary is no longer ready when the backup is <gone>
      Given a pair that is ready for switchover
      When the backup is <gone>
      Then the primary is not ready for switchover

      Examples:
        | gone    |
        | stopped |
        | killed  |

    Scenario: A primary that has no backup does not become ready
      Given a pair in service
      When the backup is stopped
      Then the primary stays not ready for switchover for 65 seconds

    Scenario: A member that took over from a killed primary is not ready
      Given a pair that is ready for switchover
      When the primary is killed
      Then the primary is not ready for switchover

    Scenario: A connection lost at 59 seconds is not ready at 60
      Given a pair in service
      When 59 seconds have passed since the HA connection was established
      And the HA connection is lost
      And 5 seconds pass
      Then the primary is not ready for switchover

  @ready.primary.sixty-seconds
  Rule: The primary is not ready until 60 seconds have passed since the HA connection was established

    @boundary
    Scenario Outline: The primary <seconds> s after the HA connection was established
      Given a pair in service
      When <seconds> seconds have passed since the HA connection was established
      Then the primary is <readiness> for switchover

      Examples:
        | seconds | readiness       |
        | 0       | still not ready |
        | 1       | still not ready |
        | 30      | still not ready |
        | 59      | still not ready |
        | 59.9    | still not ready |
        | 60      | ready           |
        | 60.1    | ready           |
        | 75      | ready           |

    @boundary
    Scenario Outline: The 60 seconds begin anew when the HA connection was lost at <lost> s: the primary at <seconds> s
      Given a pair in service
      When <lost> seconds have passed since the HA connection was established
      And the HA connection is lost
      And the HA connection is restored
      And <seconds> seconds have passed since the HA connection was established
      Then the primary is <readiness> for switchover

      Examples:
        | lost | seconds | readiness       |
        | 5    | 56      | still not ready |
        | 30   | 59.9    | still not ready |
        | 30   | 60      | ready           |
        | 59   | 2       | still not ready |
        | 59   | 59.9    | still not ready |
        | 59   | 60      | ready           |

    Scenario Outline: The 60 seconds begin anew for a pair that was ready: the primary at <seconds> s
      Given a pair that is ready for switchover
      When the HA connection is lost
      And the HA connection is restored
      And <seconds> seconds have passed since the HA connection was established
      Then the primary is <readiness> for switchover

      Examples:
        | seconds | readiness       |
        | 1       | still not ready |
        | 59.9    | still not ready |
        | 60      | ready           |

    Scenario: The 60 seconds begin anew each time that the HA connection is lost
      Given a pair in service
      When 20 seconds have passed since the HA connection was established
      And the HA connection is lost
      And the HA connection is restored
      And 30 seconds have passed since the HA connection was established
      And the HA connection is lost
      And the HA connection is restored
      And 59.9 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

    Scenario Outline: The 60 seconds begin anew when the backup is <how>: the primary at <seconds> s
      Given a pair in service
      When 30 seconds have passed since the HA connection was established
      And the backup is <how>
      And <seconds> seconds have passed since the HA connection was established
      Then the primary is <readiness> for switchover

      Examples:
        | how                | seconds | readiness       |
        | restarted          | 31      | still not ready |
        | restarted          | 59.9    | still not ready |
        | restarted          | 60      | ready           |
        | killed and started | 59.9    | still not ready |
        | killed and started | 60      | ready           |

    Scenario: The 60 seconds count from the HA connection and not from the start of the members
      Given a pair in service
      When the HA connection is lost
      And 61 seconds pass
      And the HA connection is restored
      And 59.9 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

    Scenario: The 60 seconds begin anew for a member that became primary by a switchover
      Given a pair that is ready for switchover
      When a switchover is ordered
      And the HA connection is lost
      And the HA connection is restored
      And 59.9 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

    Scenario: The primary is not ready for a moment at any time of the 60 seconds
      Given a pair in service
      Then the primary is not ready for switchover at every look until 59.9 seconds after the HA connection was established

  @ready.primary.calls-synchronized
  Rule: The primary is not ready until every ordinary call is on the backup

    @slow
    Scenario: Copying that takes longer than 60 seconds holds the primary
      Given a pair in service
      And the option for calls at once is set to 200
      And 12600 calls that the backup lacks
      When the HA connection is restored
      And 61 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

    @slow
    Scenario: The primary is ready when copying that took longer than 60 seconds has ended
      Given a pair in service
      And the option for calls at once is set to 200
      And 12600 calls that the backup lacks
      When the HA connection is restored
      And 64 seconds have passed since the HA connection was established
      Then all missing calls come to the backup
      And the pair becomes ready for switchover within 2 seconds
      When a switchover is ordered
      Then no call is lost

    @slow
    Scenario: A restarted backup with many calls to come holds the primary
      Given a pair in service
      And the option for calls at once is set to 200
      And 12600 calls in progress
      When the backup is restarted
      And 61 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

    Scenario Outline: A primary that says it is ready has every one of <missing> missing calls on the backup
      Given a pair in service
      And <missing> calls that the backup lacks
      When the HA connection is restored
      And both members become ready for switchover
      Then all missing calls come to the backup
      When a switchover is ordered
      Then no call is lost

      Examples:
        | missing |
        | 1       |
        | 500     |
        | 501     |
        | 3000    |

  @ready.primary.multisite-finished @multisite
  Rule: The primary is not ready until every multisite call from before the HA connection has finished

    Scenario Outline: <calls> multisite call(s) from before hold the primary
      Given a pair in service
      And <calls> multisite calls that the backup lacks
      When the HA connection is restored
      And 70 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover

      Examples:
        | calls |
        | 1     |
        | 25    |

    Scenario: The last of the multisite calls from before releases the primary
      Given a pair in service
      And 3 multisite calls that the backup lacks
      When the HA connection is restored
      And 62 seconds have passed since the HA connection was established
      And 2 of these calls end
      Then the primary is not ready for switchover
      When all multisite calls end
      Then the primary is ready for switchover

    Scenario: Multisite calls from before that finish early hold nothing at 60 seconds
      Given a pair in service
      And 3 multisite calls that the backup lacks
      When the HA connection is restored
      And 20 seconds have passed since the HA connection was established
      And all multisite calls end
      And 60 seconds have passed since the HA connection was established
      Then the primary is ready for switchover

    Scenario Outline: Multisite calls that begin <seconds> s after the HA connection was established hold nothing
      Given a pair in service
      When <seconds> seconds have passed since the HA connection was established
      And 5 multisite calls begin
      And 61 seconds have passed since the HA connection was established
      Then the primary is ready for switchover

      Examples:
        | seconds |
        | 0       |
        | 10      |
        | 59.9    |
        | 60.5    |

    Scenario: Only the multisite calls from before hold the primary, not those that came later
      Given a pair in service
      And 2 multisite calls that the backup lacks
      When the HA connection is restored
      And these calls end
      And 4 multisite calls begin
      And 61 seconds have passed since the HA connection was established
      Then the primary is ready for switchover

    Scenario: Multisite calls from before a restart of the backup hold the primary
      Given a pair in service
      And 2 multisite calls begin
      When the backup is restarted
      And 65 seconds have passed since the HA connection was established
      Then the primary is still not ready for switchover
      When all multisite calls end
      Then the primary is ready for switchover

    Scenario: Multisite calls from before hold the primary beside ordinary calls
      Given a pair in service
      And 700 calls that the backup lacks
      And 2 multisite calls that the backup lacks
      When the HA connection is restored
      And 62 seconds have passed since the HA connection was established
      Then all missing calls come to the backup
      And the primary is still not ready for switchover

    @open-reading
    Scenario: Multisite calls that the backup had before the HA connection was lost may hold the primary or not
      Given a pair in service
      And 2 multisite calls begin
      Then these calls are on the backup at once
      When the HA connection is lost
      And the HA connection is restored
      Then it is noted whether multisite calls that the backup has hold the primary
