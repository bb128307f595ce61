# The server as an image: docker build -t aksio .
FROM python:3.13-slim AS build
RUN python -m venv /opt/aksio
ENV PATH=/opt/aksio/bin:$PATH
WORKDIR /build
COPY requirements requirements
RUN pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md ./
COPY src src
RUN pip install --no-cache-dir --no-deps .

FROM python:3.13-slim
RUN useradd --system --create-home --home-dir /var/lib/aksio aksio
COPY --from=build /opt/aksio /opt/aksio
ENV PATH=/opt/aksio/bin:$PATH AKSIO_HOST=0.0.0.0 AKSIO_DATA_DIR=/var/lib/aksio
USER aksio
WORKDIR /var/lib/aksio
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/live', timeout=2)"]
# SIGTERM reaches the server itself, which finishes what it is doing.
CMD ["aksio", "serve"]
