Feature: The upgrade of a pair in five steps

  The backup is upgraded first, then the roles are exchanged, then the other member is upgraded. No step may stop a member
  that runs as primary, and no call may be lost.

  @procedure.check-backup
  Rule: Step 1 checks that the member that runs as backup is ready for an upgrade

    Scenario: The backup of a pair in service passes the check
      Given a pair in service
      And an upgrade to build 8.1.104.10
      When step 1 is carried out
      Then the step is done
      And the procedure has changed nothing

    Scenario: The backup passes the check without an HA connection
      Given a pair in service
      And an upgrade to build 8.1.104.10
      When the HA connection is lost
      And step 1 is carried out
      Then the step is done

    Scenario: The running role counts and not the configured one
      Given a pair that is ready for switchover
      When a switchover is ordered
      And both members are ready again
      Given an upgrade to build 8.1.104.10
      When steps 1 and 2 are carried out
      Then the step is done
      And it never stopped a member that ran as primary

    Scenario: The check stops the procedure when the backup does not answer
      Given a pair in service
      And an upgrade to build 8.1.104.10
      When the backup is stopped
      And step 1 is carried out
      Then the procedure stops at step 1
      And the procedure has changed nothing

    @any-build
    Scenario: The check stops the procedure on a build that reports no readiness
      Given a pair in service that runs build 8.1.102.57
      And an upgrade to build 8.1.104.10
      When step 1 is carried out
      Then the procedure stops at step 1
      And the procedure has changed nothing

  @procedure.upgrade-backup
  Rule: Step 2 stops the backup, installs the new build and starts it

    Scenario: The backup is stopped, upgraded and started
      Given a pair in service
      And 50 calls in progress
      And an upgrade to build 8.1.104.10
      When steps 1 and 2 are carried out
      Then the step is done
      And it has stopped, upgraded and started the backup and nothing else
      And no call is lost

    Scenario: The upgraded backup gets the calls
      Given a pair in service
      And 50 calls in progress
      And an upgrade to build 8.1.104.10
      When steps 1 and 2 are carried out
      Then the step is done
      And all missing calls come to the backup

    Scenario: Step 2 does not touch a backup that was not checked
      Given a pair in service
      And an upgrade to build 8.1.104.10
      When step 2 is carried out
      Then the procedure stops at step 2
      And the procedure has changed nothing

    Scenario: Step 2 does not touch a backup that has become primary since it was checked
      Given a pair in service
      And an upgrade to build 8.1.104.10
      When step 1 is carried out
      And the primary is killed
      And the stopped member is started
      And step 2 is carried out
      Then the procedure stops at step 2
      And the procedure has changed nothing

  @procedure.check-both
  Rule: Step 3 continues only if both members are ready for a switchover

    Scenario: Step 3 waits until both members are ready
      Given a pair in service
      And 50 calls in progress
      And an upgrade to build 8.1.104.10
      When steps 1, 2 and 3a are carried out
      Then the step is done
      And the primary is ready for switchover
      And the backup is ready for switchover

    Scenario: Step 3 stops at its limit and leaves the pair as it is
      Given a pair in service
      And an upgrade to build 8.1.104.10 that waits 30 seconds for readiness
      When steps 1, 2 and 3a are carried out
      Then the procedure stops at step 3a
      And it has stopped, upgraded and started the backup and nothing else

    @multisite
    Scenario: A long multisite call keeps step 3 from going on
      Given a pair in service
      And 1 multisite call begins
      And an upgrade to build 8.1.104.10 that waits 90 seconds for readiness
      When steps 1, 2 and 3a are carried out
      Then the procedure stops at step 3a
      And it has stopped, upgraded and started the backup and nothing else
      And no call is lost

    Scenario: Step 3 does not go on when the HA connection is lost
      Given a pair in service
      And an upgrade to build 8.1.104.10 that waits 30 seconds for readiness
      When steps 1 and 2 are carried out
      And the HA connection is lost
      And step 3a is carried out
      Then the procedure stops at step 3a

  @procedure.switchover
  Rule: Step 3 orders one switchover, and the upgraded member becomes primary

    Scenario: The upgraded member is primary after the switchover
      Given a pair in service
      And 50 calls in progress
      And an upgrade to build 8.1.104.10
      When steps 1, 2, 3a and 3b are carried out
      Then the step is done
      And it has ordered one switchover after that
      And the roles are exchanged
      And only the new primary runs the new build
      And no call is lost

    @procedure.check-both
    Scenario: No switchover is ordered when the pair is no longer ready
      Given a pair in service
      And an upgrade to build 8.1.104.10
      When steps 1, 2 and 3a are carried out
      And the HA connection is lost
      Then the primary is not ready for switchover
      And the backup is not ready for switchover
      When step 3b is carried out
      Then the procedure stops at step 3b
      And it has stopped, upgraded and started the backup and nothing else

  @procedure.check-new-backup
  Rule: Step 4 checks that the member that now runs as backup is ready for an upgrade

    Scenario: The new backup passes the check
      Given a pair in service
      And an upgrade to build 8.1.104.10
      When steps 1, 2, 3a, 3b and 4 are carried out
      Then the step is done
      And it has ordered one switchover after that

    Scenario: The check stops the procedure when the upgraded member still runs as backup
      Given a pair in service
      And an upgrade to build 8.1.104.10
      When steps 1 and 2 are carried out
      And step 4 is carried out
      Then the procedure stops at step 4

    Scenario: The check stops the procedure when the new backup does not answer
      Given a pair in service
      And an upgrade to build 8.1.104.10
      When steps 1, 2, 3a and 3b are carried out
      And the backup is stopped
      And step 4 is carried out
      Then the procedure stops at step 4

  @procedure.upgrade-new-backup
  Rule: Step 5 stops the new backup, installs the new build and starts it

    Scenario: The second member is upgraded as the first one was
      Given a pair in service
      And 50 calls in progress
      And an upgrade to build 8.1.104.10
      When steps 1, 2, 3a, 3b, 4 and 5 are carried out
      Then the step is done
      And it has upgraded one member, switched over once, and upgraded the other
      And no call is lost

    Scenario: Step 5 does not touch a new backup that was not checked
      Given a pair in service
      And an upgrade to build 8.1.104.10
      When steps 1, 2, 3a and 3b are carried out
      And step 5 is carried out
      Then the procedure stops at step 5
      And it has ordered one switchover after that

  @procedure.never-stop-primary
  Rule: No step stops a member that runs as primary

    Scenario: The whole upgrade stops no primary
      Given a pair in service
      And 20 calls in progress
      And an upgrade to build 8.1.104.10
      When the whole procedure is carried out
      Then the step is done
      And it never stopped a member that ran as primary

    Scenario: The whole upgrade stops no primary when the roles were exchanged before
      Given a pair that is ready for switchover
      When a switchover is ordered
      And both members are ready again
      Given an upgrade to build 8.1.104.10
      When the whole procedure is carried out
      Then the step is done
      And it never stopped a member that ran as primary

    Scenario: A failover after step 1 keeps the new primary from being stopped
      Given a pair in service
      And an upgrade to build 8.1.104.10
      When step 1 is carried out
      And the primary is killed
      And step 2 is carried out
      Then the procedure stops at step 2
      And it never stopped a member that ran as primary

  @procedure.outcome
  Rule: At the end both members run the new build, the roles are exchanged and no call is lost

    Scenario Outline: An upgrade from build <old> with <calls> calls in progress
      Given a pair in service that runs build <old>
      And <calls> calls in progress
      And an upgrade to build <new>
      When the whole procedure is carried out
      Then the pair is upgraded and no call is lost

      Examples:
        | old        | new        | calls |
        | 8.1.102.58 | 8.1.104.10 | 0     |
        | 8.1.102.58 | 8.1.104.10 | 1     |
        | 8.1.102.58 | 8.1.104.10 | 1200  |
        | 8.1.103.25 | 8.1.103.95 | 40    |

    Scenario: An upgrade with multisite calls that begin after the backup is back
      Given a pair in service
      And 60 calls in progress
      And an upgrade to build 8.1.104.10
      When steps 1 and 2 are carried out
      And 6 multisite calls begin
      And 40 calls begin
      And steps 3a, 3b, 4 and 5 are carried out
      Then the pair is upgraded and no call is lost

    Scenario: Calls that begin and end between the steps
      Given a pair in service
      And 60 calls in progress
      And an upgrade to build 8.1.104.10
      When steps 1 and 2 are carried out
      And 40 calls begin
      And 10 of these calls end
      And steps 3a and 3b are carried out
      And 30 calls begin
      And steps 4 and 5 are carried out
      Then the pair is upgraded and no call is lost

    Scenario: Each page shows the new build, and calls live on for minutes after the upgrade
      Given a pair in service
      And 40 calls in progress
      And an upgrade to build 8.1.104.10
      When the whole procedure is carried out
      And 120 seconds pass
      Then the pair is upgraded and no call is lost
      And each page shows the build that its member runs
