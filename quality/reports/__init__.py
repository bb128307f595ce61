"""One module a report, each with `report(corpus) -> Table`."""
