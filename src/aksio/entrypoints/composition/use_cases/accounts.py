"""Use cases about accounts with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.application.accounts.approve_access_request import ApproveAccessRequest
from aksio.application.accounts.authenticate import Authenticate
from aksio.application.accounts.change_password import ChangePassword
from aksio.application.accounts.check_session import CheckSession
from aksio.application.accounts.confirm_password_reset import ConfirmPasswordReset
from aksio.application.accounts.create_admin import CreateAdmin
from aksio.application.accounts.disable_account import DisableAccount
from aksio.application.accounts.edit_account import EditAccount
from aksio.application.accounts.edit_preferences import EditPreferences
from aksio.application.accounts.enable_account import EnableAccount
from aksio.application.accounts.end_session import EndSession
from aksio.application.accounts.erase_account import EraseAccount
from aksio.application.accounts.export_personal_data import ExportPersonalData
from aksio.application.accounts.forget_old_sessions import ForgetOldSessions
from aksio.application.accounts.get_account import GetAccount
from aksio.application.accounts.get_study_calendar import GetStudyCalendar
from aksio.application.accounts.give_feedback import GiveFeedback
from aksio.application.accounts.issue_realtime_ticket import IssueRealtimeTicket
from aksio.application.accounts.list_access_requests import ListAccessRequests
from aksio.application.accounts.list_accounts import ListAccounts
from aksio.application.accounts.list_public_keys import ListPublicKeys
from aksio.application.accounts.list_sessions import ListSessions
from aksio.application.accounts.log_in import LogIn
from aksio.application.accounts.log_out import LogOut
from aksio.application.accounts.log_out_everywhere import LogOutEverywhere
from aksio.application.accounts.password_gate import PasswordGate
from aksio.application.accounts.redeem_realtime_ticket import RedeemRealtimeTicket
from aksio.application.accounts.refresh_session import RefreshSession
from aksio.application.accounts.register import Register
from aksio.application.accounts.reject_access_request import RejectAccessRequest
from aksio.application.accounts.request_access import RequestAccess
from aksio.application.accounts.request_email_verification import RequestEmailVerification
from aksio.application.accounts.request_erasure import RequestErasure
from aksio.application.accounts.request_password_reset import RequestPasswordReset
from aksio.application.accounts.send_access_approved_mail import SendAccessApprovedMail
from aksio.application.accounts.send_password_reset_mail import SendPasswordResetMail
from aksio.application.accounts.send_verification_mail import SendVerificationMail
from aksio.application.accounts.send_welcome_mail import SendWelcomeMail
from aksio.application.accounts.session_starter import SessionStarter
from aksio.application.accounts.verify_email import VerifyEmail


class AccountsUseCases(containers.DeclarativeContainer):
    """Use cases about accounts, login sessions and the waiting list."""

    adapters = providers.DependenciesContainer()

    password_gate = providers.Factory(PasswordGate, hasher=adapters.password_hasher, limiter=adapters.rate_limiter)
    session_starter = providers.Factory(
        SessionStarter,
        access_tokens=adapters.access_tokens,
        refresh_tokens=adapters.refresh_tokens,
        clock=adapters.clock,
        ids=adapters.ids,
    )
    authenticate = providers.Factory(
        Authenticate, access_tokens=adapters.access_tokens, live_sessions=adapters.live_sessions, clock=adapters.clock
    )
    check_session = providers.Factory(CheckSession, live_sessions=adapters.live_sessions, clock=adapters.clock)
    issue_realtime_ticket = providers.Factory(
        IssueRealtimeTicket, tickets=adapters.realtime_tickets, clock=adapters.clock, ids=adapters.ids
    )
    redeem_realtime_ticket = providers.Factory(
        RedeemRealtimeTicket,
        uow=adapters.unit_of_work,
        tickets=adapters.realtime_tickets,
        live_sessions=adapters.live_sessions,
        clock=adapters.clock,
    )
    list_public_keys = providers.Factory(ListPublicKeys, access_tokens=adapters.access_tokens)
    register = providers.Factory(
        Register,
        uow=adapters.unit_of_work,
        hasher=adapters.password_hasher,
        common_passwords=adapters.common_passwords,
        session_starter=session_starter,
        clock=adapters.clock,
        ids=adapters.ids,
        by_request_only=adapters.settings.provided.registration_by_request,
    )
    log_in = providers.Factory(
        LogIn,
        uow=adapters.unit_of_work,
        gate=password_gate,
        hasher=adapters.password_hasher,
        session_starter=session_starter,
        clock=adapters.clock,
    )
    refresh_session = providers.Factory(
        RefreshSession,
        uow=adapters.unit_of_work,
        access_tokens=adapters.access_tokens,
        refresh_tokens=adapters.refresh_tokens,
        clock=adapters.clock,
    )
    log_out = providers.Factory(
        LogOut, uow=adapters.unit_of_work, refresh_tokens=adapters.refresh_tokens, clock=adapters.clock
    )
    log_out_everywhere = providers.Factory(LogOutEverywhere, uow=adapters.unit_of_work, clock=adapters.clock)
    list_sessions = providers.Factory(ListSessions, reader=adapters.accounts_reader, clock=adapters.clock)
    end_session = providers.Factory(EndSession, uow=adapters.unit_of_work, clock=adapters.clock)
    forget_old_sessions = providers.Factory(ForgetOldSessions, sessions=adapters.old_sessions, clock=adapters.clock)
    change_password = providers.Factory(
        ChangePassword,
        uow=adapters.unit_of_work,
        gate=password_gate,
        hasher=adapters.password_hasher,
        common_passwords=adapters.common_passwords,
        clock=adapters.clock,
    )
    request_password_reset = providers.Factory(RequestPasswordReset, uow=adapters.unit_of_work, clock=adapters.clock)
    send_password_reset_mail = providers.Factory(
        SendPasswordResetMail,
        uow=adapters.unit_of_work,
        tokens=adapters.one_time_tokens,
        writer=adapters.letter_writer,
        mailer=adapters.mailer,
        links=adapters.links,
    )
    confirm_password_reset = providers.Factory(
        ConfirmPasswordReset,
        uow=adapters.unit_of_work,
        reader=adapters.accounts_reader,
        tokens=adapters.one_time_tokens,
        hasher=adapters.password_hasher,
        common_passwords=adapters.common_passwords,
        clock=adapters.clock,
    )
    request_email_verification = providers.Factory(
        RequestEmailVerification, uow=adapters.unit_of_work, clock=adapters.clock
    )
    send_verification_mail = providers.Factory(
        SendVerificationMail,
        uow=adapters.unit_of_work,
        tokens=adapters.one_time_tokens,
        writer=adapters.letter_writer,
        mailer=adapters.mailer,
        links=adapters.links,
    )
    verify_email = providers.Factory(
        VerifyEmail, uow=adapters.unit_of_work, tokens=adapters.one_time_tokens, clock=adapters.clock
    )
    get_account = providers.Factory(GetAccount, reader=adapters.accounts_reader)
    edit_account = providers.Factory(EditAccount, uow=adapters.unit_of_work, clock=adapters.clock)
    edit_preferences = providers.Factory(EditPreferences, uow=adapters.unit_of_work, clock=adapters.clock)
    get_study_calendar = providers.Factory(GetStudyCalendar, reader=adapters.accounts_reader)
    request_erasure = providers.Factory(RequestErasure, uow=adapters.unit_of_work, clock=adapters.clock)
    erase_account = providers.Factory(
        EraseAccount, uow=adapters.unit_of_work, answers=adapters.recent_answers, clock=adapters.clock
    )
    export_personal_data = providers.Factory(ExportPersonalData, data=adapters.personal_data)
    give_feedback = providers.Factory(GiveFeedback, uow=adapters.unit_of_work, clock=adapters.clock, ids=adapters.ids)
    request_access = providers.Factory(RequestAccess, uow=adapters.unit_of_work, clock=adapters.clock, ids=adapters.ids)
    list_access_requests = providers.Factory(ListAccessRequests, reader=adapters.accounts_reader)
    approve_access_request = providers.Factory(ApproveAccessRequest, uow=adapters.unit_of_work, clock=adapters.clock)
    reject_access_request = providers.Factory(RejectAccessRequest, uow=adapters.unit_of_work, clock=adapters.clock)
    send_access_approved_mail = providers.Factory(
        SendAccessApprovedMail,
        uow=adapters.unit_of_work,
        writer=adapters.letter_writer,
        mailer=adapters.mailer,
        links=adapters.links,
    )
    send_welcome_mail = providers.Factory(
        SendWelcomeMail,
        uow=adapters.unit_of_work,
        writer=adapters.letter_writer,
        mailer=adapters.mailer,
        links=adapters.links,
    )
    create_admin = providers.Factory(
        CreateAdmin,
        uow=adapters.unit_of_work,
        hasher=adapters.password_hasher,
        common_passwords=adapters.common_passwords,
        clock=adapters.clock,
        ids=adapters.ids,
    )
    list_accounts = providers.Factory(ListAccounts, reader=adapters.accounts_reader)
    disable_account = providers.Factory(DisableAccount, uow=adapters.unit_of_work, clock=adapters.clock)
    enable_account = providers.Factory(EnableAccount, uow=adapters.unit_of_work, clock=adapters.clock)
