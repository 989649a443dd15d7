"""Makes Mailman's lists as the files say, over its REST interface: what differs, and nothing else. Who has joined is never touched.

It stands after rest.py. Reads one JSON array of {id, member, domain, wanted, gone}, and perhaps `fresh`: lists that somebody else has made just
now; prints `changed ID TEXT` and `failed ID REASON` lines.
"""
import sys

EVERYBODY = "^.*"
POLICY = {"confirmed": "confirm", "confirmed, then approved": "confirm_then_moderate"}
ARCHIVE = {"public": "public", "members": "private", "none": "never"}
ACTION = {"posted": "defer", "held": "hold", "refused": "reject"}
# What a list begins with. It is its owners' from then on: the next run leaves it as they want it.
FIRST = {
    "max_message_size": 20480,
    "dmarc_mitigate_action": "munge_from",
    "max_num_recipients": 50,
    "send_goodbye_message": True,
}


def main():
    rest = Rest()
    for item in json.load(sys.stdin):
        for local, facts in {**{name: None for name in item["gone"]}, **item["wanted"]}.items():
            one = List(rest, item["id"], f"{local}@{item['domain']}")
            try:
                one.close() if facts is None else one.ensure(facts, local in item.get("fresh", []))
            except Refusal as reason:
                print("failed", item["id"], f"{one.address}: {reason}")
                break


class List:
    def __init__(self, rest, id, address):
        self.rest, self.id, self.address = rest, id, address
        self.list_id = address.replace("@", ".")
        self.path = f"lists/{urllib.parse.quote(address)}"

    def ensure(self, facts, is_fresh):
        if self.rest("GET", self.path, absent=(404,)) is None:
            self.make()
        elif is_fresh:
            self.rest("PATCH", f"{self.path}/config", FIRST)
        self.bar(facts["joining"] == "nobody")
        wanted = {
            "archive_policy": ARCHIVE[facts["archive"]],
            "preferred_language": facts["lang"],
            "default_member_action": ACTION[facts["messages"]],
            "default_nonmember_action": ACTION[facts["strangersMessages"]],
            "advertised": facts["listed"] == "yes",
        }
        if facts["joining"] != "nobody":
            wanted["subscription_policy"] = POLICY[facts["joining"]]
        self.set(wanted)
        self.owners(facts["owners"])

    def close(self):
        """Nobody posts, joins or reads it; members, settings and archives stay."""
        if self.rest("GET", self.path, absent=(404,)) is None:
            return
        self.bar(True)
        self.set({"advertised": False, "archive_policy": "never"})

    def make(self):
        domain = self.address.partition("@")[2]
        if self.rest("GET", f"domains/{domain}", absent=(404,)) is None:
            self.rest("POST", "domains", {"mail_host": domain})
        self.rest("POST", "lists", {"fqdn_listname": self.address, "style_name": "legacy-default"})
        self.rest("PATCH", f"{self.path}/config", FIRST)
        self.say(f"made the list {self.address}")

    def set(self, wanted):
        config = self.rest("GET", f"{self.path}/config")
        differs = {key: value for key, value in wanted.items() if config[key] != value}
        if differs:
            self.rest("PATCH", f"{self.path}/config", differs)
            self.say(f"set {', '.join(sorted(differs))} of {self.address}")

    def bar(self, is_shut):
        bans = self.rest("GET", f"{self.path}/bans").get("entries", [])
        if is_shut == any(ban["email"] == EVERYBODY for ban in bans):
            return
        if is_shut:
            self.rest("POST", f"{self.path}/bans", {"email": EVERYBODY})
        else:
            self.rest("DELETE", f"{self.path}/bans/{urllib.parse.quote(EVERYBODY)}")
        self.say(f"{'closed' if is_shut else 'opened'} {self.address} to who wants to join")

    def owners(self, wanted):
        """Owners post, whether they have joined or not."""
        found = {entry["email"].lower(): entry for entry in self.roster("owner")}
        for email in sorted(set(wanted) - set(found)):
            self.add(email, "owner")
            self.say(f"{email} is an owner of {self.address}")
        for email in wanted:
            self.allow(email)
        for email in sorted(set(found) - set(wanted)):
            self.rest("DELETE", f"members/{found[email]['member_id']}")
            self.forbid(email)
            self.say(f"{email} is no owner of {self.address} any more")

    def allow(self, email):
        voice = self.voice(email)
        if voice is None:
            self.add(email, "nonmember")
            voice = self.voice(email)
        if voice.get("moderation_action") not in ("accept", "defer"):
            self.rest("PATCH", f"members/{voice['member_id']}", {"moderation_action": "accept"})
            self.say(f"{email} posts to {self.address} as an owner")

    def forbid(self, email):
        """What an owner could do more than others ends with that."""
        for role in ("member", "nonmember"):
            for entry in self.find(email, role):
                self.rest("PATCH", f"members/{entry['member_id']}", {"moderation_action": ""})

    def voice(self, email):
        """As what Mailman sees a message by this address."""
        return next(iter(self.find(email, "member") + self.find(email, "nonmember")), None)

    def find(self, email, role):
        return self.rest("POST", "members/find", {"list_id": self.list_id, "subscriber": email, "role": role}).get("entries", [])

    def add(self, email, role):
        self.rest(
            "POST",
            "members",
            {
                "list_id": self.list_id,
                "subscriber": email,
                "role": role,
                "pre_verified": True,
                "pre_confirmed": True,
                "pre_approved": True,
                "send_welcome_message": False,
            },
        )

    def roster(self, role):
        return self.rest("GET", f"{self.path}/roster/{role}").get("entries", [])

    def say(self, text):
        print("changed", self.id, text, flush=True)


main()
