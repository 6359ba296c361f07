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

# Before the addresses of one event: "new" is no slug.
publishing_urls = [
    path("curate/events/new/", views.new_event, name="new_event"),
    path("curate/events/<slug:slug>/edit/", views.edit_event, name="edit_event"),
    path("curate/events/<slug:slug>/delete/", views.delete_event, name="delete_event"),
    path("curate/events/<slug:slug>/restore/", views.restore_event, name="restore_event"),
    path("curate/events/<slug:slug>/publish/", views.publish, name="publish"),
    path("curate/events/<slug:slug>/preview/", views.preview_links, name="preview_links"),
    path("curate/events/<slug:slug>/rights/", views.rights, name="rights"),
    path(
        "curate/events/<slug:slug>/rights/<slug:account_slug>/",
        views.review_account,
        name="review_account",
    ),
    path(
        "curate/events/<slug:slug>/takedown/<slug:account_slug>/",
        views.takedown,
        name="takedown",
    ),
    path("curate/source-rule/", views.edit_rule, name="edit_source_rule"),
    path("source-rule/", views.source_rule, name="source_rule"),
]

# /curate/events/<slug>/accounts/<account>/
account_urls = [
    path("", views.account, name="desk_account"),
    path("renewal/", views.renewal, name="renewal"),
    path("left-out/", views.left_out, name="left_out"),
    path("renew/", views.renew_account, name="renew_account"),
    path("claims/", views.claims, name="claims"),
    path("claims/<slug:code>/", views.correct, name="correct"),
]

urlpatterns = [
    *publishing_urls,
    path("events/<slug:slug>/compare/<int:row_id>/report/", views.report, name="report"),
    path("curate/", views.desk, name="desk"),
    path("curate/events/<slug:slug>/", views.queue, name="queue"),
    path("curate/events/<slug:slug>/findings/<int:finding_id>/", views.decide, name="decide"),
    path("curate/events/<slug:slug>/bulk/", views.bulk, name="decide_alike"),
    path("curate/events/<slug:slug>/undo/<int:entry_id>/", views.undo, name="undo"),
    path("curate/events/<slug:slug>/rows/<int:row_id>/", views.arrange, name="arrange"),
    path("curate/events/<slug:slug>/rows/<int:row_id>/add/", views.add_finding, name="add_finding"),
    path("curate/events/<slug:slug>/log/", views.log, name="log"),
    path("curate/events/<slug:slug>/discover/", include(discover_urls)),
    path("curate/outlets/", views.outlets, name="outlets"),
    path("curate/outlets/<slug:slug>/", views.edit_outlet, name="edit_outlet"),
    path("curate/events/<slug:slug>/accounts/", views.accounts, name="desk_accounts"),
    path("curate/events/<slug:slug>/accounts/<slug:account_slug>/", include(account_urls)),
    path("curate/reports/", views.reports, name="reports"),
    path("curate/reports/<int:report_id>/", views.close_report, name="close_report"),
]
