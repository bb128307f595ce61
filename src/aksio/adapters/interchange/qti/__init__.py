"""QTI 2.1 and 3.0, the XML in which learning platforms exchange questions."""
