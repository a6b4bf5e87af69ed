"""What leaves: records for programs, quotations for people."""
