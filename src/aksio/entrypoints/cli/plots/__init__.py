"""Figures drawn: what is drawn, and two ways to draw it."""
