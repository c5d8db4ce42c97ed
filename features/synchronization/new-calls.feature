Feature: New calls are copied at once

  A call that begins while the HA connection is established is copied at once. It is none of the missing calls and does
  not stand in line behind them.

  @sync.new-calls
  Rule: A call that begins with the HA connection established is on the backup at once

    Scenario Outline: <calls> new <kind> calls are copied at once with nothing missing
      Given a pair in service
      When <calls> <kind> calls begin
      Then these calls are on the backup at once

      Examples:
        | calls | kind      |
        | 1     | ordinary  |
        | 50    | ordinary  |
        | 1500  | ordinary  |
        | 2500  | ordinary  |
        | 1     | multisite |
        | 50    | multisite |

    Scenario Outline: <calls> new <kind> calls do not stand in line behind the missing calls
      Given a pair in service
      And the option for calls at once is set to 200
      And 1500 calls that the backup lacks
      When the HA connection is restored
      And <calls> <kind> calls begin
      Then these calls are on the backup at once

      Examples:
        | calls | kind      |
        | 1     | ordinary  |
        | 20    | ordinary  |
        | 300   | ordinary  |
        | 1     | multisite |
        | 20    | multisite |

    Scenario: A call that begins right as the HA connection is established is copied at once
      Given a pair in service
      When the HA connection is lost
      And the HA connection is restored
      And 1 call begins
      Then these calls are on the backup at once

    Scenario: New calls are copied at once after a switchover
      Given a pair that is ready for switchover
      When a switchover is ordered
      And both members become ready for switchover
      And 10 calls begin
      Then these calls are on the backup at once

    Scenario: New calls are copied at once to a restarted backup
      Given a pair in service
      When the backup is restarted
      And 10 calls begin
      Then these calls are on the backup at once

    Scenario: A steady flow of new calls leaves the pair ready
      Given a pair that is ready for switchover
      When 5 calls begin
      And 1 second passes
      And 5 calls begin
      And 1 second passes
      Then the primary is ready for switchover
      And the backup is ready for switchover
