#include "server/network/tls.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace plenary {
namespace {

void check_key_file(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0)
    throw std::runtime_error("cannot read the TLS key " + path + ": " + std::strerror(errno));
  if (!S_ISREG(status.st_mode)) throw std::runtime_error("the TLS key " + path + " is not a file");
  if (status.st_mode & (S_IRWXG | S_IRWXO))
    throw std::runtime_error("the TLS key " + path + " can be read by others than its owner: run chmod 600 " + path);
}

void refuse_passphrase(const std::string& path) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (line.find("ENCRYPTED") != std::string::npos)
      throw std::runtime_error("the TLS key " + path +
                               " is protected by a passphrase, which nobody can type when the server starts by itself: "
                               "give one without, openssl pkey -in " +
                               path + " -out NEW, and chmod 600 NEW");
}

}  // namespace

std::string fingerprint_of(boost::asio::ssl::context& context) {
  X509* certificate = SSL_CTX_get0_certificate(context.native_handle());
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  std::string text;
  if (!certificate || X509_digest(certificate, EVP_sha256(), digest, &size) != 1) return text;
  static constexpr char kDigits[] = "0123456789abcdef";
  for (unsigned int i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4];
    text += kDigits[digest[i] & 15];
  }
  return text;
}

std::shared_ptr<boost::asio::ssl::context> tls_context(const TlsFiles& files) {
  namespace ssl = boost::asio::ssl;
  check_key_file(files.key);
  refuse_passphrase(files.key);
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  auto* native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // an idle connection holds none
  SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(native, 0);

  boost::system::error_code error;
  context->use_certificate_chain_file(files.certificate, error);
  if (error) throw std::runtime_error("cannot use the TLS certificate " + files.certificate + ": " + error.message());
  context->use_private_key_file(files.key, ssl::context::pem, error);
  if (error) throw std::runtime_error("cannot use the TLS key " + files.key + ": " + error.message());
  if (SSL_CTX_check_private_key(native) != 1)
    throw std::runtime_error("the TLS key " + files.key + " does not belong to the certificate " + files.certificate);
  return context;
}

}  // namespace plenary
