Feature: Settings of the option for calls at once

  Option ha-max-calls-sync-at-once is in section TServer of the application. Valid values are 200 to 1000, the default is
  500, and a change takes effect when the HA connection is established.

  @option.default
  Rule: Without the option 500 calls are copied at once

    @boundary
    Scenario Outline: <missing> missing calls and no option
      Given a pair in service
      And the option for calls at once is not set
      And <missing> calls that the backup lacks
      When the HA connection is restored
      Then at most 500 calls are copied at once
      And copying takes at least the pauses of batches of 500

      Examples:
        | missing |
        | 499     |
        | 500     |
        | 501     |
        | 1000    |
        | 1001    |

    Scenario: The option is taken away again
      Given a pair in service
      And the option for calls at once is set to 1000
      And the option for calls at once is not set
      And 1001 calls that the backup lacks
      When the HA connection is restored
      Then copying takes at least the pauses of batches of 500

    Scenario: A restarted backup and no option
      Given a pair in service
      And 1001 calls in progress
      When the backup is restarted
      Then copying takes at least the pauses of batches of 500

    Scenario: No option at the fourth HA connection
      Given a pair in service
      When the HA connection is lost and restored 2 times
      Given 1001 calls that the backup lacks
      When the HA connection is restored
      Then copying takes at least the pauses of batches of 500

  @option.range
  Rule: Values from 200 to 1000 apply; with anything else, never more than 1000 calls are copied at once

    @boundary
    Scenario Outline: The valid value <value> counts
      Given a pair in service
      And the option for calls at once is set to <value>
      And <missing> calls that the backup lacks
      When the HA connection is restored
      Then copying takes at least the pauses of batches of <value>

      Examples:
        | value | missing |
        | 200   | 601     |
        | 201   | 604     |
        | 350   | 1051    |
        | 500   | 1501    |
        | 999   | 1999    |
        | 1000  | 2001    |

    @open-reading
    Scenario Outline: The invalid value <value> never lets through more than 1000 calls at once
      Given a pair in service
      And the option for calls at once is set to <value>
      And 2100 calls that the backup lacks
      When the HA connection is restored
      Then the pair uses an allowed value for the setting <value>

      Examples:
        | value  |
        | 199    |
        | 1001   |
        | 0      |
        | 1      |
        | -5     |
        | 100000 |
        | many   |
        | 500.5  |
        | 2e3    |

    Scenario: A valid value counts after one that is none
      Given a pair in service
      And the option for calls at once is set to many
      When the HA connection is lost and restored 1 times
      And the option for calls at once is changed to 200
      Given 601 calls that the backup lacks
      When the HA connection is restored
      Then copying takes at least the pauses of batches of 200

  @option.takes-effect
  Rule: A changed value takes effect when the HA connection is next established

    Scenario Outline: A change from <before> to <after> during synchronization does not count for it
      Given a pair in service
      And the option for calls at once is set to <before>
      And 1001 calls that the backup lacks
      When the HA connection is restored
      And copying has begun
      And the option for calls at once is changed to <after>
      Then copying takes at least the pauses of batches of <before>

      Examples:
        | before | after |
        | 200    | 1000  |
        | 200    | 500   |
        | 500    | 1000  |

    Scenario Outline: A change from <before> to <after> counts for the next synchronization
      Given a pair in service
      And the option for calls at once is set to <before>
      And 300 calls that the backup lacks
      When the HA connection is restored
      And the option for calls at once is changed to <after>
      And the HA connection is lost
      And 1001 calls begin
      And the HA connection is restored
      Then copying takes at least the pauses of batches of <after>

      Examples:
        | before | after |
        | 1000   | 200   |
        | 500    | 200   |
        | 1000   | 500   |

    Scenario: A change while the HA connection is lost counts when it is established
      Given a pair in service
      And the option for calls at once is set to 1000
      And 1001 calls that the backup lacks
      When the option for calls at once is changed to 200
      And the HA connection is restored
      Then copying takes at least the pauses of batches of 200

    Scenario: A change counts when the backup is restarted
      Given a pair in service
      And the option for calls at once is set to 1000
      And 1001 calls in progress
      When the option for calls at once is changed to 200
      And the backup is restarted
      Then copying takes at least the pauses of batches of 200

    Scenario: Every one of several changes counts
      Given a pair in service
      And the option for calls at once is set to 1000
      When the HA connection is lost and restored 1 times
      And the option for calls at once is changed to 500
      And the HA connection is lost and restored 1 times
      And the option for calls at once is changed to 1000
      And the HA connection is lost and restored 1 times
      And the option for calls at once is changed to 200
      Given 601 calls that the backup lacks
      When the HA connection is restored
      Then copying takes at least the pauses of batches of 200

  @option.location
  Rule: The option is in section TServer of the application

    Scenario: The option counts in section TServer
      Given a pair in service
      And the option for calls at once is set to 200
      And 1001 calls that the backup lacks
      When the HA connection is restored
      Then copying takes at least the pauses of batches of 200

    Scenario Outline: The option does not count in section <section>
      Given a pair in service
      And the option for calls at once is set to 1000 in section <section>
      And 1501 calls that the backup lacks
      When the HA connection is restored
      Then copying takes at least the pauses of batches of 500

      Examples:
        | section     |
        | backup-sync |
        | extrouter   |
        | Tserver2    |

    Scenario: Another section does not stand before section TServer
      Given a pair in service
      And the option for calls at once is set to 200
      And the option for calls at once is set to 1000 in section backup-sync
      And 1001 calls that the backup lacks
      When the HA connection is restored
      Then copying takes at least the pauses of batches of 200
