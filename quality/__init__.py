"""How good what Aksio writes is, on real texts. Tables for a person to read; nothing here decides anything."""
