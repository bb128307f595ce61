"""Plain text analysis for the extractive writers: sentences, what they define, and words worth asking for."""
