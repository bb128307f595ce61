"""The one unit of work over SQL: each context's narrow view of it is satisfied by these properties."""

from aksio.adapters.sql.courses.courses import SqlCourses
from aksio.adapters.sql.session import SqlSession


class SqlUnitOfWork(SqlSession):
    """See each context's `…UnitOfWork` port."""

    @property
    def courses(self) -> SqlCourses:
        """Courses in this transaction."""
        return SqlCourses(self)
