#include "vmcoach/interchange/vdir.hpp"

#include <fstream>
#include <sstream>
#include <system_error>

#include "vmcoach/interchange/file.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::interchange {
namespace {

namespace fs = std::filesystem;

constexpr const char* extension = ".ics";

void require_no(const std::error_code& error, const char* what, const fs::path& path) {
    if (error) {
        throw text::Error(text::ErrorKind::io,
                          text::format("{} {}: {}", what, path.string(), error.message()));
    }
}

std::string without_returns(std::string text) {
    std::erase(text, '\r');
    return text;
}

}  // namespace

Vdir::Vdir(fs::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    fs::create_directory(folder_, error);
    std::error_code ignored;
    if (error && fs::exists(folder_, ignored) && !fs::is_directory(folder_, ignored)) {
        error = std::make_error_code(std::errc::not_a_directory);
    }
    require_no(error, "cannot use the folder", folder_);
}

fs::path Vdir::file(const std::string& name) const {
    return folder_ / (name + extension);
}

std::set<std::string> Vdir::names() const {
    std::set<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder_, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code ignored;
        if (entry->path().extension() == extension && entry->is_regular_file(ignored)) {
            names.insert(entry->path().stem().string());
        }
    }
    require_no(error, "cannot read the folder", folder_);
    return names;
}

bool Vdir::write(const std::string& name, const std::string& contents) const {
    std::ostringstream old;
    old << std::ifstream(file(name), std::ios::binary).rdbuf();
    if (without_returns(old.str()) == without_returns(contents)) {
        return false;
    }
    NewFile item(file(name));
    item.write(contents);
    // It could be exported again.
    item.finish(Durability::soon);
    return true;
}

void Vdir::remove(const std::string& name) const {
    std::error_code error;
    fs::remove(file(name), error);
    require_no(error, "cannot remove", file(name));
}

}  // namespace vmcoach::interchange
