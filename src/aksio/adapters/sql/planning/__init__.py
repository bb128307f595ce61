"""Study plans in SQL."""
