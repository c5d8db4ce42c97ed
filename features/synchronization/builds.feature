Feature: The builds that the document covers

  Copying of missing calls, and with it readiness, begins with build 8.1.102.58. The four numbers of a build are compared one
  by one as numbers.

  @sync.version-gate @any-build
  Rule: From build 8.1.102.58 on a pair reports readiness and copies missing calls

    Scenario Outline: Build <build> is judged: it reports readiness and copies missing calls
      Given a pair in service that runs build <build>
      Then the build is one that the document speaks of
      Given 30 calls that the backup lacks
      When the HA connection is restored
      Then missing calls are copied, as they are from build 8.1.102.58 on

      Examples:
        | build       |
        | 8.1.102.58  |
        | 8.1.102.59  |
        | 8.1.102.100 |
        | 8.1.103.0   |
        | 8.1.103.95  |
        | 8.1.1000.1  |
        | 8.2.0.0     |
        | 8.10.0.0    |
        | 10.0.0.0    |

    Scenario Outline: Build <build> is not judged: it need not report readiness
      Given a pair in service that runs build <build>
      Then the build is one that the document does not speak of

      Examples:
        | build      |
        | 8.1.102.57 |
        | 8.1.102.13 |
        | 8.1.102.12 |
        | 8.1.102.6  |
        | 8.1.101.99 |
        | 8.1.11.0   |
        | 8.1.9.99   |
        | 8.0.400.60 |

    Scenario: Two different builds that the document speaks of copy missing calls to each other
      Given a pair in service that runs build 8.1.102.58
      And 200 calls in progress
      When the backup is stopped
      And build 8.1.103.95 is installed on the stopped member
      And the stopped member is started
      Then the build is one that the document speaks of
      And missing calls are copied, as they are from build 8.1.102.58 on
      And each page shows the build that its member runs
