"""How fast Aksio is, beside what it could be: `make bench`, or `python -m benchmarks [names]`.

Each module in `measurements` measures one thing and says in its docstring what, and on what data. `apparatus` holds
what they share: a Postgres with a database of our own, a million cards, a real server, and what puts load on it.

The machine is rarely quiet, so what is compared is measured in turn, several times, and the median counts; ratios
travel to other machines, figures per second do not.
"""
