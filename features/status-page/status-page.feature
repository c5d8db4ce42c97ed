Feature: The status page of a member

  Each member of a pair reports on its own status page whether it is ready for a switchover and whether it is ready for an
  upgrade. An operator reads the two pages before every step of an upgrade, so they must be there in every state of the pair.

  @http.status-page
  Rule: Both members report their readiness, including the backup

    Scenario Outline: The <role> of a pair in service answers
      Given a pair in service
      Then the <role> answers with both kinds of readiness

      Examples:
        | role    |
        | primary |
        | backup  |

    Scenario Outline: The <role> answers while there is no HA connection
      Given a pair in service
      When the HA connection is lost
      Then the <role> answers with both kinds of readiness

      Examples:
        | role    |
        | primary |
        | backup  |

    Scenario Outline: The <role> answers while <missing> missing calls are being copied
      Given a pair in service
      And <missing> calls that the backup lacks
      When the HA connection is restored
      Then the <role> answers with both kinds of readiness

      Examples:
        | role    | missing |
        | primary | 600     |
        | primary | 2500    |
        | backup  | 600     |
        | backup  | 2500    |

    Scenario Outline: The <role> answers with <calls> calls in progress
      Given a pair in service
      And <calls> calls in progress
      Then the <role> answers with both kinds of readiness

      Examples:
        | role    | calls |
        | primary | 1     |
        | primary | 2000  |
        | primary | 10500 |
        | backup  | 1     |
        | backup  | 2000  |

    Scenario: The primary answers while the backup is stopped
      Given a pair in service
      When the backup is stopped
      Then the primary answers with both kinds of readiness

    Scenario: A restarted backup answers again
      Given a pair in service
      When the backup is restarted
      Then the backup answers with both kinds of readiness

    Scenario: The member that takes over after the primary is killed answers
      Given a pair in service
      When the primary is killed
      Then the primary answers with both kinds of readiness

    Scenario Outline: Both members answer after a switchover, the <role> among them
      Given a pair that is ready for switchover
      When a switchover is ordered
      Then the <role> answers with both kinds of readiness

      Examples:
        | role    |
        | primary |
        | backup  |

    Scenario Outline: The <role> says the same to people and to programs
      Given a pair in service
      Then the <role> says the same on its page for people and its page for programs

      Examples:
        | role    |
        | primary |
        | backup  |

    Scenario Outline: The <role> says the same to people and to programs when the pair is ready
      Given a pair that is ready for switchover
      Then the <role> says the same on its page for people and its page for programs

      Examples:
        | role    |
        | primary |
        | backup  |

    Scenario: The primary says the same to people and to programs while calls are missing
      Given a pair in service
      And 1000 calls that the backup lacks
      When the HA connection is restored
      Then the primary says the same on its page for people and its page for programs
      And the backup says the same on its page for people and its page for programs

    Scenario Outline: The <role> says the same to people and to programs after a switchover
      Given a pair that is ready for switchover
      When a switchover is ordered
      Then the <role> says the same on its page for people and its page for programs

      Examples:
        | role    |
        | primary |
        | backup  |

    Scenario: Both members say the same to people and to programs when the HA connection was lost
      Given a pair that is ready for switchover
      When the HA connection is lost
      Then the primary says the same on its page for people and its page for programs
      And the backup says the same on its page for people and its page for programs

    Scenario: A restarted backup says the same to people and to programs while calls are being copied
      Given a pair in service
      And 1500 calls in progress
      When the backup is restarted
      Then the backup says the same on its page for people and its page for programs

    @slow
    Scenario: Both members answer after minutes, and say the same to people and to programs
      Given a pair that is ready for switchover
      When 150 seconds pass
      Then the primary answers with both kinds of readiness
      And the backup answers with both kinds of readiness
      And the primary says the same on its page for people and its page for programs
      And the backup says the same on its page for people and its page for programs

    @long
    Scenario: Both members answer for a day
      Given a pair in service
      And 20 calls in progress
      When a day passes
      Then the primary answers with both kinds of readiness
      And the backup answers with both kinds of readiness

  @http.flag-values
  Rule: Readiness is 0 or 1, and a member that gives no answer is neither

    Scenario: Both kinds of readiness are 0 or 1 right after the HA connection is established
      Given a pair in service
      Then the primary answers with both kinds of readiness
      And the backup answers with both kinds of readiness

    Scenario: Both kinds of readiness are 0 or 1 when the pair is ready
      Given a pair that is ready for switchover
      Then the primary answers with both kinds of readiness
      And the backup answers with both kinds of readiness

    Scenario: Both kinds of readiness are 0 or 1 without an HA connection
      Given a pair in service
      When the HA connection is lost
      Then the primary answers with both kinds of readiness
      And the backup answers with both kinds of readiness

    Scenario: Both kinds of readiness are 0 or 1 while calls are missing
      Given a pair in service
      And 1500 calls that the backup lacks
      When the HA connection is restored
      Then the primary answers with both kinds of readiness
      And the backup answers with both kinds of readiness

    Scenario: Both kinds of readiness are 0 or 1 after a switchover
      Given a pair that is ready for switchover
      When a switchover is ordered
      Then the primary answers with both kinds of readiness
      And the backup answers with both kinds of readiness

    Scenario: Both kinds of readiness are 0 or 1 when the HA connection was lost time and again
      Given a pair in service
      When the HA connection is lost and restored 3 times
      And both members become ready for switchover
      Then the primary answers with both kinds of readiness
      And the backup answers with both kinds of readiness

    @long
    Scenario: Both kinds of readiness are 0 or 1 for an hour
      Given a pair in service
      When an hour passes
      Then the primary answers with both kinds of readiness
      And the backup answers with both kinds of readiness

    Scenario: A backup that is stopped a second time gives no answer
      Given a pair in service
      When the backup is restarted
      And the backup is stopped
      Then the stopped member gives no answer

    Scenario Outline: A <role> that was stopped gives no answer
      Given a pair in service
      When the <role> is stopped
      Then the stopped member gives no answer

      Examples:
        | role    |
        | primary |
        | backup  |

    Scenario: A backup that was killed gives no answer
      Given a pair in service
      When the backup is killed
      Then the stopped member gives no answer
