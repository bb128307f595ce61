"""Marks that are more than the key: a model's suggestions, and what is made of objections."""
