"""Addresses of the desk."""

from django.urls import include, path

from framing.desk import views

# /curate/events/<slug>/discover/
discover_urls = [
    path("", views.discover, name="discover"),
    path("<int:search_id>/", views.found, name="found"),
    path("<int:search_id>/add/", views.add_found, name="add_found"),
    path("<int:search_id>/stop/", views.stop_search, name="stop_search"),
]

# /curate/events/<slug>/accounts/<account>/
account_urls = [
    path("", views.account, name="desk_account"),
    path("renewal/", views.renewal, name="renewal"),
    path("renew/", views.renew_account, name="renew_account"),
    path("claims/", views.claims, name="claims"),
    path("claims/<slug:code>/", views.correct, name="correct"),
]

urlpatterns = [
    path("events/<slug:slug>/compare/<int:row_id>/report/", views.report, name="report"),
    path("curate/", views.desk, name="desk"),
    path("curate/events/<slug:slug>/", views.queue, name="queue"),
    path("curate/events/<slug:slug>/findings/<int:finding_id>/", views.decide, name="decide"),
    path("curate/events/<slug:slug>/bulk/", views.bulk, name="decide_alike"),
    path("curate/events/<slug:slug>/undo/<int:entry_id>/", views.undo, name="undo"),
    path("curate/events/<slug:slug>/rows/<int:row_id>/", views.arrange, name="arrange"),
    path("curate/events/<slug:slug>/log/", views.log, name="log"),
    path("curate/events/<slug:slug>/discover/", include(discover_urls)),
    path("curate/outlets/", views.outlets, name="outlets"),
    path("curate/outlets/<slug:slug>/", views.edit_outlet, name="edit_outlet"),
    path("curate/events/<slug:slug>/accounts/", views.accounts, name="desk_accounts"),
    path("curate/events/<slug:slug>/accounts/<slug:account_slug>/", include(account_urls)),
    path("curate/reports/", views.reports, name="reports"),
    path("curate/reports/<int:report_id>/", views.close_report, name="close_report"),
]
