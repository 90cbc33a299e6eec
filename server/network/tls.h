// TLS as we serve it: 1.2 and 1.3, forward secrecy and AEAD only, no renegotiation, no compression.
#pragma once

#include <memory>
#include <string>

#include <boost/asio/ssl/context.hpp>

#include "server/network/server.h"

namespace plenary {

// Of its certificate: SHA-256, hexadecimal.
[[nodiscard]] std::string fingerprint_of(boost::asio::ssl::context& context);
// Throws std::runtime_error with a sentence for the operator: which file, what is wrong with it.
[[nodiscard]] std::shared_ptr<boost::asio::ssl::context> tls_context(const TlsFiles& files);

}  // namespace plenary
