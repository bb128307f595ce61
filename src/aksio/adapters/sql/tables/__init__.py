"""Every table. Importing this package fills the one MetaData."""

from aksio.adapters.sql.tables import courses, machinery
from aksio.adapters.sql.tables.metadata import metadata

__all__ = ["courses", "machinery", "metadata"]
