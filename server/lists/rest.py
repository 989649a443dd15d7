"""Mailman's REST interface, as the programs of konbit speak to it."""
import base64
import http.client
import json
import os
import re
import time
import urllib.parse


class Refusal(Exception):
    """What Mailman answered when it did not do as it was asked."""


class Rest:
    def __init__(self):
        self.headers = {"Authorization": "Basic " + base64.b64encode(":".join(self.credentials()).encode()).decode()}
        self.connection = http.client.HTTPConnection("127.0.0.1", 8001, timeout=120)
        # On a server that was switched on a moment ago it runs, and does not answer yet.
        for _ in range(120):
            try:
                return self.connection.connect()
            except ConnectionRefusedError:
                time.sleep(0.5)

    @staticmethod
    def credentials():
        """Those of konbit's own Mailman, or of the one that AlternC runs."""
        user, secret = "konbit", "/etc/mailman3/konbit-secret.cfg"
        if not os.path.exists(secret):
            secret = "/etc/mailman3/mailman.cfg"
            user = re.search(r"^admin_user: (\S+)", open(secret).read(), re.M)[1]
        return user, re.search(r"^admin_pass: (\S+)", open(secret).read(), re.M)[1]

    def __call__(self, method, path, fields=None, absent=()):
        body = None if fields is None else urllib.parse.urlencode(fields, doseq=True)
        headers = self.headers if body is None else {**self.headers, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            self.connection.request(method, f"/3.1/{path}", body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as error:
            raise Refusal(f"Mailman does not answer ({error})")
        if answer.status in absent:
            return None
        if answer.status >= 400:
            raise Refusal(f"{method} {path}: {answer.status} {text[:300]}")
        return json.loads(text) if text.startswith(("{", "[")) else {}
