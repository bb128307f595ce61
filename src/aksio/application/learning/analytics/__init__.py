"""Figures and forecasts out of the read models."""
