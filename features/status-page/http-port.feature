Feature: The port of the status page

  Option http-port of a member's application says where that member's status page is.

  @http.port-option
  Rule: Each member answers on the port of its own option

    Scenario: The two members have pages of their own
      Given a pair in service
      Then each member answers on the port of its own option

    Scenario: The two members have pages of their own after a switchover
      Given a pair that is ready for switchover
      When a switchover is ordered
      Then each member answers on the port of its own option

    Scenario: A restarted backup answers where it answered before
      Given a pair in service
      When the backup is restarted
      Then each member answers on the port of its own option

    Scenario: A changed option moves the page at the next start
      Given a pair in service
      When the port option of the backup is changed and that member is restarted
      Then the page of that member has moved to the new port

    Scenario: A changed option moves the page of a member that ran as primary
      Given a pair in service
      When the port option of the primary is changed and that member is restarted
      Then the page of that member has moved to the new port

    Scenario: An option that is changed back moves the page back
      Given a pair in service
      When the port option of the backup is changed and that member is restarted
      And its port option is changed back and it is restarted
      Then each member answers on the port of its own option
