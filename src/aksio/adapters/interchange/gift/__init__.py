"""GIFT, the text format in which Moodle and others exchange questions."""
