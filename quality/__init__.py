"""Does it help? Measured on simulated learners and by judges, not by speed."""
