"""Answers to recommendations in SQL keep the contract, on SQLite and on Postgres."""

from tests.contracts.recommendation_answers import RecommendationAnswersContract


class TestSqlRecommendationAnswers(RecommendationAnswersContract):
    pass
