"""Study plans: drawing them up, following them, moving their sessions."""
