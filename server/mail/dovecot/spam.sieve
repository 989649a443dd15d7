require ["fileinto", "mailbox"];
# What rspamd takes for spam is kept where it does not disturb.
if header :is "X-Spam" "Yes" {
  fileinto :create "Junk";
  stop;
}
