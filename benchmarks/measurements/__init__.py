"""One module for each measurement; `measure(lab)` yields its figures."""
