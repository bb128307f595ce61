"""Study plans: what to do on which day."""
