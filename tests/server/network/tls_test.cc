#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "tests/catch.h"
#include "tests/hostile/echo_server.h"

using namespace plenary;
using namespace plenary::hostile;

namespace {

struct Freed {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(SSL* session) const { SSL_free(session); }
  void operator()(FILE* file) const { fclose(file); }
};
template <class T>
using Owned = std::unique_ptr<T, Freed>;

// A folder with a self-made certificate, as a person without a certificate authority has.
struct CertificateFolder {
  std::filesystem::path folder;
  CertificateFolder() {
    char name[] = "/tmp/plenary-tls-XXXXXX";
    folder = mkdtemp(name);
    write("one");
    write("other");
  }
  ~CertificateFolder() { std::filesystem::remove_all(folder); }
  [[nodiscard]] TlsFiles files(const std::string& certificate = "one", const std::string& key = "one") const {
    return {folder / (certificate + ".crt"), folder / (key + ".key")};
  }
  void write(const std::string& name) const {
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    const Owned<X509> certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.c_str()), -1,
                               -1, 0);
    X509_set_issuer_name(certificate.get(), subject);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const auto paths = files(name, name);
    const Owned<FILE> key_file(fopen(paths.key.c_str(), "w")), certificate_file(fopen(paths.certificate.c_str(), "w"));
    PEM_write_PrivateKey(key_file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    PEM_write_X509(certificate_file.get(), certificate.get());
    chmod(paths.key.c_str(), 0600);
  }
};

// A blocking TLS client.
struct TlsWire {
  Owned<SSL_CTX> context{SSL_CTX_new(TLS_client_method())};
  Owned<SSL> session;
  int socket = -1;
  bool connected = false;
  TlsWire(const Target& target, int highest_version = 0) {
    if (highest_version) {
      SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
      SSL_CTX_set_security_level(context.get(), 0);
      SSL_CTX_set_max_proto_version(context.get(), highest_version);
    }
    BIO* bio = BIO_new_connect(target.host().c_str());
    session.reset(SSL_new(context.get()));
    if (BIO_do_connect(bio) != 1) {
      BIO_free(bio);
      return;
    }
    SSL_set_bio(session.get(), bio, bio);
    connected = SSL_connect(session.get()) == 1;
  }
  void send(std::string_view bytes) { SSL_write(session.get(), bytes.data(), static_cast<int>(bytes.size())); }
  std::string receive(std::size_t at_least) {
    std::string in;
    char some[16 * 1024];
    while (in.size() < at_least) {
      const int count = SSL_read(session.get(), some, sizeof some);
      if (count <= 0) break;
      in.append(some, static_cast<std::size_t>(count));
    }
    return in;
  }
  std::string subject() {
    const Owned<X509> certificate(SSL_get1_peer_certificate(session.get()));
    char name[100] = {};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name, sizeof name);
    return name;
  }
};

ServerOptions with_tls(const TlsFiles& files) {
  auto options = patient_options();
  options.http.header_ms = 3'000;
  options.tls = files;
  return options;
}

}  // namespace

TEST_CASE("over TLS requests are secure, and browsers are told to stay with it", "[network][tls]") {
  const CertificateFolder folder;
  EchoServer server(
      with_tls(folder.files()),
      [](HttpRequest request, HttpAnswer answer) { answer({.body = request.secure ? "secure" : "plain"}); },
      [](HttpRequest, auto answer) { answer(http_error(404, "no", "no")); });
  CHECK(server.server().urls().front() == "https://" + server.target().host());
  TlsWire wire(server.target());
  REQUIRE(wire.connected);
  wire.send(get(server.target(), "/", {{"Connection", "close"}}));
  const auto response = wire.receive(1 << 20);
  CHECK_THAT(response, PLENARY_CONTAINS("HTTP/1.1 200 OK"));
  CHECK_THAT(response, PLENARY_CONTAINS("Strict-Transport-Security"));
  CHECK_THAT(response, PLENARY_CONTAINS("wss://"));
  CHECK_THAT(response, PLENARY_CONTAINS("\r\n\r\nsecure"));
}

TEST_CASE("a WebSocket over TLS sends many small buffers and large messages whole", "[network][tls]") {
  const CertificateFolder folder;
  std::vector<SharedBytes> parts;
  std::string whole;
  for (int i = 0; i < 5'000; ++i)
    parts.push_back(std::make_shared<const std::string>("part " + std::to_string(i) + std::string(i % 40, '.')));
  for (const auto& part : parts) whole += *part;
  struct Sends : SocketHandler {
    Socket& socket;
    const std::vector<SharedBytes>& parts;
    Sends(Socket& s, const std::vector<SharedBytes>& p) : socket(s), parts(p) {}
    void on_message(std::string_view) override { socket.send(parts); }
    void on_sent() override {}
    void on_closed(std::uint16_t) override {}
  };
  EchoServer server(with_tls(folder.files()), EchoServer::echo_http, [&](HttpRequest, auto answer) {
    answer(
        AcceptUpgrade{[&](Socket& socket) { return std::make_shared<Sends>(socket, parts); }, patient_socket_limits()});
  });
  TlsWire wire(server.target());
  REQUIRE(wire.connected);
  wire.send(handshake(server.target(), {{"Origin", "https://" + server.target().host()}}));
  CHECK_THAT(wire.receive(100), PLENARY_CONTAINS("101 Switching Protocols"));
  wire.send(frame(binary, "go"));
  const auto message = wire.receive(whole.size() + 10);
  CHECK((message.substr(10) == whole));
}

TEST_CASE("a server that stops says 1001 over TLS too", "[network][tls]") {
  const CertificateFolder folder;
  EchoServer server(with_tls(folder.files()));
  TlsWire wire(server.target());
  REQUIRE(wire.connected);
  wire.send(handshake(server.target(), {{"Origin", "https://" + server.target().host()}}));
  CHECK_THAT(wire.receive(100), PLENARY_CONTAINS("101 Switching Protocols"));
  wire.send(frame(binary, "here"));
  CHECK(wire.receive(6).substr(2) == "here");
  REQUIRE(eventually([&] { return server.figures().messages_out == 1; }));
  server.on_its_thread([&] { server.server().stop(); });
  CHECK(wire.receive(4).substr(2, 2) == close_payload(close_code::going_away));
}

TEST_CASE("old versions of TLS and plain HTTP on the TLS port are turned away", "[network][tls]") {
  const CertificateFolder folder;
  EchoServer server(with_tls(folder.files()));
  CHECK_FALSE(TlsWire(server.target(), TLS1_1_VERSION).connected);
  CHECK(TlsWire(server.target(), TLS1_2_VERSION).connected);
  Wire plain(server.target());
  plain.send(get(server.target(), "/"));
  CHECK(plain.ended());
  Wire silent(server.target());
  CHECK(silent.ended());
  CHECK(server.heard(NetworkEvent::tls_failed) >= 2);
}

TEST_CASE("keys that others can read, and files that do not fit, are refused with a sentence", "[network][tls]") {
  const CertificateFolder folder;
  const auto why = [&](const TlsFiles& files) -> std::string {
    try {
      EchoServer server(with_tls(files));
      return "fine";
    } catch (const std::exception& error) {
      return error.what();
    }
  };
  CHECK(why(folder.files()) == "fine");
  CHECK_THAT(why(folder.files("one", "other")), PLENARY_CONTAINS("does not belong") || PLENARY_CONTAINS("mismatch"));
  CHECK_THAT(why(folder.files("missing", "one")), PLENARY_CONTAINS("missing.crt"));
  CHECK_THAT(why(folder.files("one", "missing")), PLENARY_CONTAINS("missing.key"));
  chmod(folder.files().key.c_str(), 0644);
  CHECK_THAT(why(folder.files()), PLENARY_CONTAINS("chmod 600"));
}

TEST_CASE("a new certificate is taken while the server runs; a bad one leaves the old", "[network][tls]") {
  const CertificateFolder folder;
  EchoServer server(with_tls(folder.files()));
  CHECK(TlsWire(server.target()).subject() == "one");
  folder.write("next");
  std::filesystem::rename(folder.files("next", "next").key, folder.files().key);
  std::optional<std::string> problem;
  server.on_its_thread([&] { problem = server.server().reload_certificate(); });
  CHECK(problem);
  CHECK(TlsWire(server.target()).subject() == "one");
  std::filesystem::rename(folder.files("next", "next").certificate, folder.files().certificate);
  server.on_its_thread([&] { problem = server.server().reload_certificate(); });
  CHECK_FALSE(problem);
  CHECK(TlsWire(server.target()).subject() == "next");
}
