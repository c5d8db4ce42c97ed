Feature: Calls that end during synchronization

  A call that ends while it is waiting to be copied is no longer waited for.

  @sync.ended-call-leaves
  Rule: A call that ends during synchronization no longer delays readiness

    Scenario Outline: The backup is ready when <ending> of <missing> missing calls have ended before their turn
      Given a pair in service
      And the option for calls at once is set to 200
      And <missing> calls that the backup lacks
      When the HA connection is restored
      And copying has begun
      And the last <ending> missing calls end
      Then all missing calls come to the backup
      When 1 second passes
      Then the backup is ready for switchover

      Examples:
        | missing | ending |
        | 1000    | 800    |
        | 1000    | 600    |
        | 400     | 200    |
        | 201     | 1      |

    Scenario: The pair becomes ready although missing calls ended
      Given a pair in service
      And the option for calls at once is set to 200
      And 1000 calls that the backup lacks
      When the HA connection is restored
      And copying has begun
      And the last 500 missing calls end
      Then the pair becomes ready for switchover within 61 seconds

    Scenario: The pair becomes ready when all calls end during synchronization
      Given a pair in service
      And the option for calls at once is set to 200
      And 1000 calls that the backup lacks
      When the HA connection is restored
      And copying has begun
      And all calls end
      Then the pair becomes ready for switchover within 61 seconds

    Scenario: The pair becomes ready when new calls end during synchronization
      Given a pair in service
      And the option for calls at once is set to 200
      And 600 calls that the backup lacks
      When the HA connection is restored
      And 10 calls begin
      And these calls end
      Then the pair becomes ready for switchover within 61 seconds

    Scenario: Calls that ended before the HA connection was restored hold nothing
      Given a pair in service
      And 600 calls that the backup lacks
      When all calls end
      And the HA connection is restored
      And 1 second passes
      Then the backup is ready for switchover

    Scenario: The ready pair stays ready when copied calls end
      Given a pair in service
      And 300 calls that the backup lacks
      When the HA connection is restored
      And both members become ready for switchover
      And all calls end
      Then the primary is ready for switchover
      And the backup is ready for switchover
