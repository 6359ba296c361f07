"""Addresses of the desk."""

from django.urls import path

from framing.desk import views

urlpatterns = [
    path("events/<slug:slug>/compare/<int:row_id>/report/", views.report, name="report"),
    path("curate/", views.desk, name="desk"),
    path("curate/events/<slug:slug>/", views.queue, name="queue"),
    path("curate/events/<slug:slug>/findings/<int:finding_id>/", views.decide, name="decide"),
    path("curate/events/<slug:slug>/bulk/", views.bulk, name="decide_alike"),
    path("curate/events/<slug:slug>/undo/<int:entry_id>/", views.undo, name="undo"),
    path("curate/events/<slug:slug>/log/", views.log, name="log"),
    path("curate/reports/", views.reports, name="reports"),
    path("curate/reports/<int:report_id>/", views.close_report, name="close_report"),
]
