//===- Eigen.cpp - Eigen as a peer ----------------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LayerPeer.h"

#include <Eigen/Dense>

using namespace crease::bench;

namespace {

using Matrix =
    Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using View = Eigen::Map<Matrix>;
using ConstView = Eigen::Map<const Matrix>;
using ConstRow = Eigen::Map<const Eigen::RowVectorXf>;

/// y = activation(x), for x any array expression; false where there is none.
template <class X, class Y>
bool activate(const std::string &activation, const X &x, Y &&y) {
  if (activation.empty())
    y = x;
  else if (activation == "relu")
    y = x.max(0.0f);
  else if (activation == "tanh")
    y = x.tanh();
  else if (activation == "sigmoid")
    y = x.logistic();
  else if (activation == "silu")
    y = x * x.logistic();
  else
    return false;
  return true;
}

class EigenPeer : public LayerPeer {
  std::string getName() const override {
    return "Eigen " + std::to_string(EIGEN_WORLD_VERSION) + "." +
           std::to_string(EIGEN_MAJOR_VERSION) + "." +
           std::to_string(EIGEN_MINOR_VERSION);
  }
  Work makeLayer(const Layer &layer, std::string &) override {
    Eigen::ArrayXXf nothing;
    if (!activate(layer.activation, nothing, nothing))
      return nullptr;
    return [l = layer] {
      ConstView x(l.x, l.m, l.k), w(l.w, l.k, l.n);
      View y(l.y, l.m, l.n);
      if (l.m == 1) {
        Eigen::Map<Eigen::RowVectorXf> row(l.y, l.n);
        row.noalias() = ConstRow(l.x, l.k) * w;
      } else {
        y.noalias() = x * w;
      }
      if (l.bias)
        y.rowwise() += ConstRow(l.bias, l.n);
      if (!l.activation.empty())
        activate(l.activation, y.array(), y.array());
      if (l.factor)
        y.array() *= ConstView(l.factor, l.m, l.n).array();
    };
  }
  Work makeElementwise(const std::string &activation, const float *x, float *y,
                       int64_t count, std::string &) override {
    Eigen::ArrayXXf nothing;
    if (!activate(activation, nothing, nothing))
      return nullptr;
    return [=] {
      activate(activation, Eigen::Map<const Eigen::ArrayXf>(x, count),
               Eigen::Map<Eigen::ArrayXf>(y, count));
    };
  }
  Work makeSoftmax(const float *x, float *y, int64_t rows, int64_t columns,
                   std::string &) override {
    return [=] {
      ConstView from(x, rows, columns);
      View to(y, rows, columns);
      for (int64_t i = 0; i < rows; ++i) {
        to.row(i) = (from.row(i).array() - from.row(i).maxCoeff()).exp();
        to.row(i) /= to.row(i).sum();
      }
    };
  }
};

} // namespace

Peer *creaseBenchPeer(std::string &) { return new EigenPeer; }
