"""The rules of the house that no linter knows, each a function from the package's folder to what breaks it."""
