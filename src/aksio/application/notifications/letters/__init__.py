"""What is told at the learner's own hour: reminders, the daily digest and the weekly report; and by mail."""
