"""Use cases about courses and their material with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.application.courses.create_course import CreateCourse
from aksio.application.courses.delete_course import DeleteCourse
from aksio.application.courses.edit_course import EditCourse
from aksio.application.courses.erase_courses import EraseCourses
from aksio.application.courses.find_own_courses import FindOwnCourses
from aksio.application.courses.get_course import GetCourse
from aksio.application.courses.list_courses import ListCourses


class CoursesUseCases(containers.DeclarativeContainer):
    """Use cases about courses and their material."""

    adapters = providers.DependenciesContainer()

    create_course = providers.Factory(CreateCourse, uow=adapters.unit_of_work, clock=adapters.clock, ids=adapters.ids)
    edit_course = providers.Factory(EditCourse, uow=adapters.unit_of_work, clock=adapters.clock)
    delete_course = providers.Factory(DeleteCourse, uow=adapters.unit_of_work, clock=adapters.clock)
    erase_courses = providers.Factory(
        EraseCourses,
        uow=adapters.unit_of_work,
        tags=adapters.unit_of_work,
        reader=adapters.courses_reader,
        clock=adapters.clock,
    )
    get_course = providers.Factory(GetCourse, reader=adapters.courses_reader)
    list_courses = providers.Factory(ListCourses, reader=adapters.courses_reader)
    find_own_courses = providers.Factory(FindOwnCourses, owners=adapters.course_owners)
