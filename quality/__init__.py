"""Does it help? What Aksio writes from real texts, and plans for simulated learners. Tables for a person to read."""
