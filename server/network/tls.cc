#include "server/network/tls.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
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

}  // namespace

std::shared_ptr<boost::asio::ssl::context> tls_context(const TlsFiles& files) {
  namespace ssl = boost::asio::ssl;
  check_key_file(files.key);
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
