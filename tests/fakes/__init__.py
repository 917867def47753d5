"""What the tests put in place of others: servers on loopback, other systems, and the process that renders."""
