"""How good what Aksio writes and plans is, on real texts and simulated learners. Tables for a person to read; nothing here decides anything."""
